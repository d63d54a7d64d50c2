using Grip.Benchmarks.Generating;

namespace Grip.Benchmarks.Measuring.Comparisons;

/// <summary>The same pattern in Grip, which proves the result, and in ast-grep, which works on syntax alone.</summary>
internal static class RewriteComparison
{
    public static async Task<IReadOnlyList<Row>> RunAsync(Bench bench, CancellationToken cancellation)
    {
        List<Row> rows = [];
        foreach (var rewrite in bench.Subject.Manifest.Rewrites)
        {
            var ours = bench.Grip("rewrite", rewrite.Pattern, rewrite.Replacement, "--tests", "none");
            var theirs = bench.Tools.AstGrep is { } path
                ? new MeasuredCommand(
                    path,
                    ["run", "-p", rewrite.Pattern, "-r", rewrite.Replacement, "-l", "cs", "-U", "."],
                    bench.Subject.Folder
                )
                : null;
            List<Sample> mine = [],
                others = [];
            var (myProof, otherProof) = ("", "");
            for (var run = 0; run < bench.Runs; run++)
            {
                mine.Add(await ours.RunAsync(cancellation));
                myProof = await ProofAsync(bench, rewrite, isBuilt: run == bench.Runs - 1, cancellation);
                if (theirs is null)
                    continue;
                others.Add(await theirs.RunAsync(cancellation));
                otherProof = await ProofAsync(bench, rewrite, isBuilt: false, cancellation);
            }
            var other = others.Count == 0 ? null : new Series($"ast-grep, {rewrite.Name}", others);
            var series = new Series($"grip rewrite, {rewrite.Name}", mine);
            rows.Add(Row.Of("rewrite", series, other, Bench.Failure(series, 0), myProof));
            if (other is not null)
                rows.Add(Row.Of("rewrite", other, null, Bench.Failure(other, 0), otherProof));
        }
        return rows;
    }

    /// <summary>What was changed, and whether it still compiles; then all is put back.</summary>
    private static async Task<string> ProofAsync(Bench bench, RewriteCandidate rewrite, bool isBuilt, CancellationToken cancellation)
    {
        var changed = await bench.Subject.ChangedAsync(cancellation);
        var proof = $"{changed.Count} of {rewrite.Files} files changed";
        if (isBuilt)
            proof += (await bench.Build().RunAsync(cancellation)).ExitCode == 0 ? ", builds" : ", DOES NOT BUILD";
        await bench.Subject.PutBackAsync(cancellation);
        return proof;
    }
}
