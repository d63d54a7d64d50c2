using System.Text.Json;
using Grip.Benchmarks.Generating;
using Grip.Benchmarks.Measuring.Comparisons;

namespace Grip.Benchmarks.Measuring;

/// <summary>Generates solutions of several sizes and compares on each of them.</summary>
internal static class MeasureCommand
{
    private static readonly (string Name, Func<Bench, CancellationToken, Task<IReadOnlyList<Row>>> RunAsync)[] Comparisons =
    [
        ("load", LoadComparison.RunAsync),
        ("verdict", VerdictComparison.RunAsync),
        ("rename", RenameComparison.RunAsync),
        ("rewrite", RewriteComparison.RunAsync),
        ("map", MapComparison.RunAsync),
    ];

    public static async Task<string> RunAsync(Arguments arguments, CancellationToken cancellation)
    {
        var output = Path.GetFullPath(arguments.Required("out"));
        var work = Path.GetFullPath(arguments.Text("work") ?? Path.Combine(Path.GetTempPath(), "grip-bench"));
        var runs = arguments.Number("runs", 5, 1, 100);
        var wanted = arguments.Text("only")?.Split(',') ?? [.. Comparisons.Select(comparison => comparison.Name)];
        if (wanted.FirstOrDefault(name => Comparisons.All(comparison => comparison.Name != name)) is { } unknown)
            throw new UsageException($"No comparison is called '{unknown}'.");
        var tools = await Tools.FindAsync(arguments, Path.Combine(work, "home"), cancellation);
        List<SizeReport> reports = [];
        foreach (var size in (arguments.Text("sizes") ?? "20000:6,60000:12,200000:60").Split(','))
        {
            var options = Size(size, work);
            Console.Error.WriteLine($"{options.Lines} lines: generate, restore, build");
            var subject = await Subject.MakeAsync(options, cancellation);
            reports.Add(await MeasureAsync(new Bench(subject, tools, runs), wanted, cancellation));
            await WriteAsync(output, reports, tools, cancellation);
        }
        return Path.Combine(output, "report.md");
    }

    private static async Task<SizeReport> MeasureAsync(Bench bench, IReadOnlyList<string> wanted, CancellationToken cancellation)
    {
        List<Row> rows = [];
        List<string> leftOut = [];
        if (bench.Tools.AstGrep is null && wanted.Contains("rewrite"))
            leftOut.Add("ast-grep: not on PATH and not named with --ast-grep (`npm install @ast-grep/cli` has it)");
        foreach (var (name, runAsync) in Comparisons.Where(comparison => wanted.Contains(comparison.Name)))
        {
            Console.Error.WriteLine($"  {name}");
            try
            {
                rows.AddRange(await runAsync(bench, cancellation));
            }
            catch (UsageException failed)
            {
                leftOut.Add($"{name}: {failed.Message}");
                await bench.Subject.PutBackAsync(cancellation);
            }
        }
        var manifest = bench.Subject.Manifest;
        return new SizeReport(manifest.Lines, manifest.Files, manifest.Projects, rows, leftOut);
    }

    private static GenerateOptions Size(string size, string work)
    {
        var parts = size.Split(':');
        if (parts.Length != 2 || !int.TryParse(parts[0], out var lines) || !int.TryParse(parts[1], out var projects))
            throw new UsageException($"A size is LINES:PROJECTS, not '{size}'.");
        return new GenerateOptions(lines, projects, 1, Path.Combine(work, $"{lines}-{projects}"), MultiTarget: false);
    }

    private static async Task WriteAsync(string output, IReadOnlyList<SizeReport> reports, Tools tools, CancellationToken cancellation)
    {
        Directory.CreateDirectory(output);
        await File.WriteAllTextAsync(
            Path.Combine(output, "report.json"),
            JsonSerializer.Serialize(reports, Manifest.Json) + "\n",
            cancellation
        );
        await File.WriteAllTextAsync(Path.Combine(output, "report.md"), Report.Markdown(reports, tools), cancellation);
    }
}
