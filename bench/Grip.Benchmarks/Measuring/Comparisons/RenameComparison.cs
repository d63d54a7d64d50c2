namespace Grip.Benchmarks.Measuring.Comparisons;

/// <summary>Renames across the solution, landed, beside the build that only says whether the result compiles.</summary>
internal static class RenameComparison
{
    public static async Task<IReadOnlyList<Row>> RunAsync(Bench bench, CancellationToken cancellation)
    {
        List<Row> rows = [];
        var widest = bench.Subject.Manifest.Renames.MaxBy(target => target.Files);
        foreach (var target in bench.Subject.Manifest.Renames)
        {
            var name = target.Symbol[(target.Symbol.LastIndexOf('.') + 1)..];
            rows.AddRange(
                await ChangeComparison.RunAsync(
                    bench,
                    "rename",
                    $"grip rename {name} ({target.Files} files)",
                    ["rename", target.Symbol, target.NewName],
                    target.Files,
                    // A build for the narrowest and the widest is enough to compare with.
                    builds: target == widest || target == bench.Subject.Manifest.Renames[0],
                    cancellation
                )
            );
        }

        return rows;
    }
}
