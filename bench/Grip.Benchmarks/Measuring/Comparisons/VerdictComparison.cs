using Grip.Benchmarks.Generating;

namespace Grip.Benchmarks.Measuring.Comparisons;

/// <summary>Is this edit of one file good? Asked of a running <c>grip check</c>, and of <c>dotnet build --no-restore</c>.</summary>
internal static class VerdictComparison
{
    public static async Task<IReadOnlyList<Row>> RunAsync(Bench bench, CancellationToken cancellation)
    {
        List<Row> rows = [];
        await using var session = new CheckSession(bench.Grip("check", "--edits", "-"));
        // The first answer waits for the solution; that is measured as loading.
        await session.AskAsync(EditText.Of(bench.Subject.Manifest.Edits[0]), cancellation);
        foreach (var kind in bench.Subject.Manifest.Edits.GroupBy(edit => edit.Kind))
        {
            var build = EditText.IsBad(kind.First())
                ? null
                : await BuildsAsync(bench, [.. kind.Take(bench.Builds)], kind.Key, cancellation);
            var samples = new List<Sample>();
            var right = 0;
            foreach (var edit in kind)
            {
                var sample = await session.AskAsync(EditText.Of(edit), cancellation);
                right += EditText.Introduced(sample.Output) is { } introduced && introduced > 0 == EditText.IsBad(edit) ? 1 : 0;
                samples.Add(sample);
            }
            var series = new Series($"grip check, {kind.Key} edit", samples);
            var slow = Statistics.Percentile(samples.Select(sample => sample.WallSeconds), 0.95);
            rows.Add(Row.Of("verdict", series, build, null, $"{right} of {samples.Count} verdicts right; p95 {slow * 1000:0} ms"));
            if (build is not null)
                rows.Add(Row.Of("verdict", build, null, Bench.Failure(build, 0), "builds"));
        }
        return rows;
    }

    /// <summary>Each run edits another file on top of the ones before, as somebody who works does.</summary>
    private static async Task<Series> BuildsAsync(
        Bench bench,
        IReadOnlyList<EditCandidate> edits,
        string kind,
        CancellationToken cancellation
    )
    {
        // What a comparison before has put back is built first, untimed.
        await bench.Build().RunAsync(cancellation);
        var samples = new List<Sample>();
        foreach (var edit in edits)
        {
            await bench.Subject.WriteAsync(edit, cancellation);
            samples.Add(await bench.Build().RunAsync(cancellation));
        }
        await bench.Subject.PutBackAsync(cancellation);
        return new Series($"dotnet build --no-restore, {kind} edit", samples);
    }
}
