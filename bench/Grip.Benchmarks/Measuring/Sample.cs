namespace Grip.Benchmarks.Measuring;

/// <summary>One run of a program.</summary>
/// <param name="CpuSeconds">User and system time of the program and the children that it waited for, or null where it cannot be had.</param>
/// <param name="PeakMegabytes">Resident memory of the largest of these processes at its peak, or null where it cannot be had.</param>
internal sealed record Sample(double WallSeconds, double? CpuSeconds, double? PeakMegabytes, int ExitCode, string Output);

/// <summary>Several runs of the same program.</summary>
internal sealed record Series(string Name, IReadOnlyList<Sample> Samples)
{
    public double Wall => Statistics.Median(Samples.Select(sample => sample.WallSeconds));

    public double? Cpu => Median(Samples.Select(sample => sample.CpuSeconds));

    public double? Peak => Samples.Max(sample => sample.PeakMegabytes);

    private static double? Median(IEnumerable<double?> values)
    {
        var known = values.OfType<double>().ToList();
        return known.Count == 0 ? null : Statistics.Median(known);
    }
}
