namespace Grip.Benchmarks.Measuring;

/// <summary>One line of the report.</summary>
/// <param name="Ratio">How many times faster than <paramref name="Beside"/>, by wall time; null without one.</param>
/// <param name="Proof">What was checked about the result; a failure is written here and the figures are of a failed run.</param>
internal sealed record Row(
    string Comparison,
    string What,
    double WallSeconds,
    double? CpuSeconds,
    double? PeakMegabytes,
    int Runs,
    string? Beside,
    double? Ratio,
    string Proof
)
{
    /// <param name="failure">Why the figures are not those of the job, or null; there is no ratio then.</param>
    public static Row Of(string comparison, Series series, Series? beside, string? failure, string proof) =>
        new(
            comparison,
            series.Name,
            series.Wall,
            series.Cpu,
            series.Peak,
            series.Samples.Count,
            beside?.Name,
            beside is null || failure is not null || series.Wall <= 0 ? null : beside.Wall / series.Wall,
            failure ?? proof
        );
}

/// <param name="LeftOut">What was not measured, and why.</param>
internal sealed record SizeReport(int Lines, int Files, int Projects, IReadOnlyList<Row> Rows, IReadOnlyList<string> LeftOut);
