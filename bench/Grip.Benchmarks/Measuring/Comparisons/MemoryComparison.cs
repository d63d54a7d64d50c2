namespace Grip.Benchmarks.Measuring.Comparisons;

/// <summary>A large solution, where the question is what fits into memory: a first verdict, a rename, a rewrite. Nothing is built or landed.</summary>
internal static class MemoryComparison
{
    public static async Task<IReadOnlyList<Row>> RunAsync(Bench bench, CancellationToken cancellation)
    {
        List<Row> rows = [.. await LoadComparison.RunAsync(bench, cancellation), .. await MapAsync(bench, cancellation)];
        foreach (var target in bench.Subject.Manifest.Renames)
            rows.Add(
                await DryRunAsync(
                    bench,
                    "rename",
                    $"grip rename {target.Symbol[(target.Symbol.LastIndexOf('.') + 1)..]} --dry-run ({target.Files} files)",
                    ["rename", target.Symbol, target.NewName],
                    cancellation
                )
            );
        foreach (var rewrite in bench.Subject.Manifest.Rewrites)
            rows.Add(
                await DryRunAsync(
                    bench,
                    "rewrite",
                    $"grip rewrite --dry-run, {rewrite.Name} ({rewrite.Files} files)",
                    ["rewrite", rewrite.Pattern, rewrite.Replacement],
                    cancellation
                )
            );
        return rows;
    }

    /// <summary>The first answer from the syntax alone, the whole index, and a question to it.</summary>
    private static async Task<IReadOnlyList<Row>> MapAsync(Bench bench, CancellationToken cancellation)
    {
        var symbol = bench.Subject.Manifest.Renames[0].Symbol;
        List<Row> rows = [];
        foreach (
            var (what, arguments) in new (string, IReadOnlyList<string>)[]
            {
                ("grip map symbol --quick, nothing cached", ["map", "symbol", symbol, "--quick"]),
                ("grip map overview, no index yet", ["map", "overview"]),
                ("grip map overview, second question", ["map", "overview"]),
                ("grip map uses, second question", ["map", "uses", symbol]),
            }
        )
        {
            var series = new Series(what, [await bench.Grip(arguments).RunAsync(cancellation)]);
            rows.Add(Row.Of("map", series, null, Bench.Failure(series, 0), ""));
        }
        return rows;
    }

    private static async Task<Row> DryRunAsync(
        Bench bench,
        string comparison,
        string what,
        IReadOnlyList<string> arguments,
        CancellationToken cancellation
    )
    {
        var series = new Series(what, [await bench.Grip([.. arguments, "--dry-run"]).RunAsync(cancellation)]);
        return Row.Of(comparison, series, null, Bench.Failure(series, 0), "planned");
    }
}
