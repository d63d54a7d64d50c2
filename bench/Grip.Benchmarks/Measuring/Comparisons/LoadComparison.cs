namespace Grip.Benchmarks.Measuring.Comparisons;

/// <summary>A new process up to its first verdict: with empty caches, and with what the run before has left.</summary>
internal static class LoadComparison
{
    public static async Task<IReadOnlyList<Row>> RunAsync(Bench bench, CancellationToken cancellation)
    {
        var edit = bench.Subject.Manifest.Edits.First(candidate => candidate.Kind == "body");
        var file = Path.Combine(bench.Tools.Home, "first-edit.json");
        Directory.CreateDirectory(bench.Tools.Home);
        await File.WriteAllTextAsync(file, EditText.Of(edit), cancellation);
        var command = bench.Grip("check", "--edits", file);
        List<Sample> cold = [],
            warm = [];
        for (var run = 0; run < bench.Runs; run++)
        {
            var fresh = Directory.CreateTempSubdirectory("grip-bench-").FullName;
            var environment = new Dictionary<string, string>(StringComparer.Ordinal) { ["GRIP_HOME"] = fresh };
            cold.Add(await (command with { Environment = environment }).RunAsync(cancellation));
            warm.Add(await (command with { Environment = environment }).RunAsync(cancellation));
            Directory.Delete(fresh, recursive: true);
        }
        var (first, second) = (new Series("grip check, nothing cached", cold), new Series("grip check, second run", warm));
        return
        [
            Row.Of("load", first, null, Bench.Failure(first, 0), Proof(first)),
            Row.Of("load", second, first, Bench.Failure(second, 0), Proof(second)),
        ];
    }

    private static string Proof(Series series)
    {
        var right = series.Samples.Count(sample => EditText.Introduced(sample.Output) == 0);
        return $"{right} of {series.Samples.Count} verdicts right";
    }
}
