using System.Collections.Immutable;
using Grip.Home;
using Grip.Map.Index;
using Grip.Map.Index.Storing;
using Grip.Map.Loading;
using Grip.Map.Sdk;
using Grip.Tests.ScenarioFrame;

namespace Grip.Tests.Map;

/// <summary>An index that was updated file by file is compared, row by row, with one that is made anew from the same tree.</summary>
public sealed class FreshnessTests
{
    private const string Project = """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <Nullable>enable</Nullable>
            <ImplicitUsings>enable</ImplicitUsings>
          </PropertyGroup>
        </Project>
        """;

    private static readonly ImmutableArray<(string Path, string Text)> Sources =
    [
        ("Shape.cs", "namespace S; public class Shape { public virtual int Area() => 1; public int Side; }"),
        ("Square.cs", "namespace S; public class Square : Shape { public override int Area() => Side * Side; }"),
        ("IMeasured.cs", "namespace S; public interface IMeasured { int Area(); }"),
        (
            "Use.cs",
            "namespace S; public static class Use { public static int Of(Square square) => square.Area() + square.Side + square.Half(); }"
        ),
        (
            "Sum.cs",
            "namespace S; public static class Sum { public static long All(IEnumerable<Shape> all) { long sum = 0; foreach (var one in all) sum += Weight(one.Area()); return sum; } static long Weight(long of) => of; }"
        ),
        (
            "Point.cs",
            "namespace S; public readonly record struct Point(int X, int Y); public class Line { Point a = new(1, 2); public void To(object o) { Point b = a; _ = b.X; } }"
        ),
    ];

    /// <summary>One step after the other; null deletes.</summary>
    private static readonly ImmutableArray<(string What, string Path, string? Text)> Edits =
    [
        (
            "a body",
            "Use.cs",
            "namespace S; public static class Use { public static int Of(Square square) => square.Side + square.Half(); }"
        ),
        (
            "a renamed member, its uses are left",
            "Shape.cs",
            "namespace S; public class Shape { public virtual int Surface() => 1; public int Side; }"
        ),
        ("and back", "Shape.cs", "namespace S; public class Shape { public virtual int Area() => 1; public int Side; }"),
        (
            "an extension that an unresolved call meant",
            "Half.cs",
            "namespace S; public static class Halves { public static int Half(this Shape shape) => shape.Side / 2; }"
        ),
        (
            "an overload that fits better",
            "Sum.cs",
            "namespace S; public static class Sum { public static long All(IEnumerable<Shape> all) { long sum = 0; foreach (var one in all) sum += Weight(one.Area()); return sum; } static long Weight(long of) => of; static long Weight(int of) => of; }"
        ),
        (
            "an interface that is implemented already",
            "Shape.cs",
            "namespace S; public class Shape : IMeasured { public virtual int Area() => 1; public int Side; }"
        ),
        (
            "an operator",
            "Point.cs",
            "namespace S; public readonly record struct Point(int X, int Y) { public static implicit operator Point(int x) => new(x, 0); } public class Line { Point a = 7; public void To(object o) { Point b = a; _ = b.X; } }"
        ),
        (
            "a constructor",
            "Point.cs",
            "namespace S; public readonly record struct Point(int X, int Y) { public Point(int x) : this(x, 0) { } } public class Line { Point a = new(1); public void To(object o) { Point b = a; _ = b.X; } }"
        ),
        (
            "another base",
            "Square.cs",
            "namespace S; public class Square : Other { public int Area() => Side * Side; } public class Other { public int Side; public int Half() => 0; }"
        ),
        ("a global using", "Usings.cs", "global using Length = System.Int64; global using static S.Halves;"),
        ("a file less", "Half.cs", null),
        ("a type that is gone", "Square.cs", "namespace S; public class Other { public int Side; }"),
        ("a syntax error", "Use.cs", "namespace S; public static class Use { public static int Of(Other other) => other.Side + ; "),
    ];

    [Fact]
    public async Task An_index_that_was_updated_after_each_change_equals_one_made_anew()
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var folder = new TemporaryFolder();
        var work = await WriteAsync(folder, cancellation);
        var faults = new List<string>();
        _ = await RowsAsync(work, folder.Combine("home"), cancellation);
        foreach (var (what, path, text) in Edits)
        {
            if (text is null)
                File.Delete(Path.Combine(work, path));
            else
                await File.WriteAllTextAsync(Path.Combine(work, path), text, cancellation);
            var updated = await RowsAsync(work, folder.Combine("home"), cancellation);
            foreach (var index in Directory.EnumerateFiles(folder.Combine("other"), "map.db*", SearchOption.AllDirectories))
                File.Delete(index);
            var anew = await RowsAsync(work, folder.Combine("other"), cancellation);
            faults.AddRange(updated.Except(anew).Select(row => $"{what}: stale {row}"));
            faults.AddRange(anew.Except(updated).Select(row => $"{what}: missing {row}"));
        }

        Assert.Empty(faults);
    }

    [Fact]
    public async Task Two_that_open_the_same_solution_at_once_both_get_the_whole_index()
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var folder = new TemporaryFolder();
        var work = await WriteAsync(folder, cancellation);

        var both = await Task.WhenAll(
            Enumerable.Range(0, 2).Select(_ => Task.Run(() => RowsAsync(work, folder.Combine("home"), cancellation), cancellation))
        );

        Assert.NotEmpty(both[0]);
        Assert.Equal(both[0], both[1]);
    }

    [Fact]
    public async Task A_tree_that_changes_while_it_is_read_is_read_again()
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var folder = new TemporaryFolder();
        var work = await WriteAsync(folder, cancellation);
        var isSwitched = false;

        var rows = await RowsAsync(work, folder.Combine("home"), cancellation, Switch);
        var anew = await RowsAsync(work, folder.Combine("other"), cancellation);

        Assert.True(isSwitched);
        Assert.Equal(anew, rows);
        Assert.Contains(rows, row => row.StartsWith("Cube.cs", StringComparison.Ordinal));
        Assert.DoesNotContain(rows, row => row.StartsWith("Point.cs", StringComparison.Ordinal));

        // As a branch switch does: a file less, a new one, another content, all after the sources were read.
        void Switch(string step)
        {
            if (isSwitched || !step.StartsWith("resolving", StringComparison.Ordinal))
                return;
            isSwitched = true;
            File.Delete(Path.Combine(work, "Point.cs"));
            File.WriteAllText(
                Path.Combine(work, "Cube.cs"),
                "namespace S; public class Cube : Square { public int Volume() => Area() * Side; }"
            );
            File.WriteAllText(
                Path.Combine(work, "Use.cs"),
                "namespace S; public static class Use { public static int Of(Cube cube) => cube.Volume(); }"
            );
        }
    }

    private static async Task<string> WriteAsync(TemporaryFolder folder, CancellationToken cancellation)
    {
        var work = folder.Combine("work");
        Directory.CreateDirectory(work);
        Directory.CreateDirectory(folder.Combine("other"));
        await File.WriteAllTextAsync(Path.Combine(work, "S.csproj"), Project, cancellation);
        foreach (var (path, text) in Sources)
            await File.WriteAllTextAsync(Path.Combine(work, path), text, cancellation);
        await Restored.IntoAsync(work, cancellation);
        return work;
    }

    /// <summary>Every declaration and reference as a line, sorted.</summary>
    private static async Task<ImmutableArray<string>> RowsAsync(
        string work,
        string home,
        CancellationToken cancellation,
        Action<string>? progress = null
    )
    {
        using var map = await FunctionalMap.OpenAsync(
            work,
            DotnetHost.Locate(Environment.GetEnvironmentVariable),
            HomeFolder.Locate(name => name == "GRIP_HOME" ? home : null),
            new LoadOptions(MayRestore: false, IgnoreCache: false),
            [],
            progress ?? (_ => { }),
            cancellation
        );
        ImmutableArray<string> rows =
        [
            .. map.Connection.Query(
                "SELECT f.path || ' ' || f.hash || ' ' || s.key || ' ' || d.line || ':' || d.column || ' ' || d.signature FROM declarations d JOIN files f ON f.id = d.file JOIN symbols s ON s.id = d.symbol",
                row => row.GetString(0)
            ),
            .. map.Connection.Query(
                "SELECT f.path || ':' || r.line || ':' || r.column || ' ' || r.kind || '/' || r.flags || ' ' || COALESCE(a.key, '') || ' > ' || b.key FROM refs r JOIN files f ON f.id = r.file JOIN symbols b ON b.id = r.target LEFT JOIN symbols a ON a.id = r.source",
                row => row.GetString(0)
            ),
        ];
        return rows.Sort(StringComparer.Ordinal);
    }
}
