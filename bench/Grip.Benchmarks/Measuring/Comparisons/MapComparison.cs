using System.Text.Json;

namespace Grip.Benchmarks.Measuring.Comparisons;

/// <summary>The map: built with nothing cached, asked again, asked after one file changed; beside universal-ctags, which knows declarations only.</summary>
internal static class MapComparison
{
    public static async Task<IReadOnlyList<Row>> RunAsync(Bench bench, CancellationToken cancellation)
    {
        var symbol = bench.Subject.Manifest.Renames.First(candidate =>
            candidate.Symbol.EndsWith("AuditTrail.Note", StringComparison.Ordinal)
        );
        var question = bench.Grip("map", "uses", symbol.Symbol);
        var edit = bench.Subject.Manifest.Edits.First(candidate => candidate.Kind == "body");
        var path = Path.Combine(bench.Subject.Folder, edit.Path);
        var original = await File.ReadAllTextAsync(path, cancellation);
        List<Sample> cold = [],
            warm = [],
            changed = [],
            added = [],
            tags = [];
        for (var run = 0; run < bench.Runs; run++)
        {
            var fresh = Directory.CreateTempSubdirectory("grip-bench-").FullName;
            var asked = question with { Environment = new Dictionary<string, string>(StringComparer.Ordinal) { ["GRIP_HOME"] = fresh } };
            cold.Add(await asked.RunAsync(cancellation));
            warm.Add(await asked.RunAsync(cancellation));
            await File.WriteAllTextAsync(path, $"{original}// {run}\n", cancellation);
            changed.Add(await asked.RunAsync(cancellation));
            await File.WriteAllTextAsync(path, original, cancellation);
            var extra = Path.Combine(Path.GetDirectoryName(path)!, "AddedByBench.cs");
            await File.WriteAllTextAsync(extra, "internal static class AddedByBench { public static int One() => 1; }\n", cancellation);
            added.Add(await asked.RunAsync(cancellation));
            File.Delete(extra);
            if (bench.Tools.Ctags is { } ctags)
                tags.Add(
                    await new MeasuredCommand(
                        ctags,
                        ["-R", "--languages=C#", "-f", Path.Combine(fresh, "tags"), "."],
                        bench.Subject.Folder
                    ).RunAsync(cancellation)
                );
            Directory.Delete(fresh, recursive: true);
        }

        var (first, second, third, fourth) = (
            new Series("grip map uses, nothing cached", cold),
            new Series("grip map uses, second question", warm),
            new Series("grip map uses, one file changed", changed),
            new Series("grip map uses, one file added", added)
        );
        List<Row> rows =
        [
            Row.Of("map", first, null, Bench.Failure(first, 0), Proof(first, symbol.Files)),
            Row.Of("map", second, first, Bench.Failure(second, 0), Proof(second, symbol.Files)),
            Row.Of("map", third, first, Bench.Failure(third, 0), Proof(third, symbol.Files)),
            Row.Of("map", fourth, first, Bench.Failure(fourth, 0), Proof(fourth, symbol.Files)),
        ];
        if (tags.Count > 0)
        {
            var series = new Series("universal-ctags, declarations only", tags);
            rows.Add(Row.Of("map", series, first, Bench.Failure(series, 0), "not checked"));
        }

        return rows;
    }

    private static string Proof(Series series, int files)
    {
        var right = series.Samples.Count(sample => Files(sample.Output) is { } found && found >= files - 1);
        return $"{right} of {series.Samples.Count} answers name all files that use it";
    }

    private static int? Files(string answer)
    {
        try
        {
            using var document = JsonDocument.Parse(answer);
            return document.RootElement.TryGetProperty("uses", out var uses)
                ? uses.EnumerateArray().Select(use => use.GetProperty("path").GetString()).Distinct().Count()
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
