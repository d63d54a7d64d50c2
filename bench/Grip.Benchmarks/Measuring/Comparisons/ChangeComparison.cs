namespace Grip.Benchmarks.Measuring.Comparisons;

/// <summary>A change across the solution, proven and landed, beside a build of the result.</summary>
internal static class ChangeComparison
{
    public static Task<IReadOnlyList<Row>> SignatureAsync(Bench bench, CancellationToken cancellation) =>
        RunAsync(
            bench,
            "change-signature",
            $"grip change-signature Note ({bench.Subject.Manifest.Signature.Files} files)",
            ["change-signature", bench.Subject.Manifest.Signature.Symbol, "--add", "int weight", "--value", "1"],
            bench.Subject.Manifest.Signature.Files,
            builds: true,
            cancellation
        );

    public static Task<IReadOnlyList<Row>> MoveAsync(Bench bench, CancellationToken cancellation) =>
        RunAsync(
            bench,
            "move",
            $"grip move AuditTrail ({bench.Subject.Manifest.Move.Files} files)",
            ["move", bench.Subject.Manifest.Move.Symbol, "--to-namespace", bench.Subject.Manifest.Move.Namespace],
            bench.Subject.Manifest.Move.Files,
            builds: true,
            cancellation
        );

    /// <param name="files">How many files must have changed.</param>
    /// <param name="builds">Whether the result is built, as proof and to compare with.</param>
    public static async Task<IReadOnlyList<Row>> RunAsync(
        Bench bench,
        string comparison,
        string what,
        IReadOnlyList<string> arguments,
        int files,
        bool builds,
        CancellationToken cancellation
    )
    {
        List<Sample> mine = [],
            theirs = [];
        var proof = "";
        for (var run = 0; run < bench.Runs; run++)
        {
            mine.Add(await bench.Grip([.. arguments, "--tests", "none"]).RunAsync(cancellation));
            proof = $"{(await bench.Subject.ChangedAsync(cancellation)).Count} of {files} files changed";
            if (builds && run < bench.Builds)
                theirs.Add(await bench.Build().RunAsync(cancellation));
            await bench.Subject.PutBackAsync(cancellation);
        }

        var series = new Series(what, mine);
        if (theirs.Count == 0)
            return [Row.Of(comparison, series, null, Bench.Failure(series, 0), proof)];
        proof += theirs.All(build => build.ExitCode == 0) ? ", builds" : ", DOES NOT BUILD";
        var name = what[..what.IndexOf(" (", StringComparison.Ordinal)];
        var build = new Series($"dotnet build --no-restore after {name}", theirs);
        return
        [
            Row.Of(comparison, series, build, Bench.Failure(series, 0), proof),
            Row.Of(comparison, build, null, Bench.Failure(build, 0), "builds"),
        ];
    }
}
