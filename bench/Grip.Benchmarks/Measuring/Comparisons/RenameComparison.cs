namespace Grip.Benchmarks.Measuring.Comparisons;

/// <summary>A rename across the solution, landed, beside the build that only says whether it compiles.</summary>
internal static class RenameComparison
{
    public static async Task<IReadOnlyList<Row>> RunAsync(Bench bench, CancellationToken cancellation)
    {
        List<Row> rows = [];
        foreach (var target in bench.Subject.Manifest.Renames)
        {
            var name = target.Symbol[(target.Symbol.LastIndexOf('.') + 1)..];
            List<Sample> renames = [],
                builds = [];
            var proof = "";
            for (var run = 0; run < bench.Runs; run++)
            {
                renames.Add(await bench.Grip("rename", target.Symbol, target.NewName, "--tests", "none").RunAsync(cancellation));
                var changed = await bench.Subject.ChangedAsync(cancellation);
                builds.Add(await bench.Build().RunAsync(cancellation));
                proof = $"{changed.Count} of {target.Files} files changed, {(builds[^1].ExitCode == 0 ? "builds" : "DOES NOT BUILD")}";
                await bench.Subject.PutBackAsync(cancellation);
            }
            var build = new Series($"dotnet build --no-restore after renaming {name}", builds);
            var series = new Series($"grip rename {name} ({target.Files} files)", renames);
            rows.Add(Row.Of("rename", series, build, Bench.Failure(series, 0), proof));
            rows.Add(Row.Of("rename", build, null, Bench.Failure(build, 0), "builds"));
        }
        return rows;
    }
}
