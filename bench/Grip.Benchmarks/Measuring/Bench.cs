namespace Grip.Benchmarks.Measuring;

/// <summary>What every comparison works with.</summary>
/// <param name="Runs">How often a command of Grip is run.</param>
/// <param name="Builds">How often <c>dotnet build</c> is run beside it; it takes most of the time.</param>
internal sealed record Bench(Subject Subject, Tools Tools, int Runs, int Builds)
{
    public string Solution => Subject.Manifest.Solution;

    public MeasuredCommand Build() => Tools.Build(Subject.Folder, Solution);

    public MeasuredCommand Grip(params IReadOnlyList<string> arguments) => Tools.GripCommand(Subject.Folder, arguments);

    /// <summary>The command and what it ended with, if it should have ended with something else.</summary>
    public static string? Failure(Series series, params int[] expected)
    {
        var failed = series.Samples.FirstOrDefault(sample => !expected.Contains(sample.ExitCode));
        return failed is null ? null : $"FAILED with {failed.ExitCode}: {FirstLine(failed.Output)}";
    }

    private static string FirstLine(string text)
    {
        var line = text.Split('\n').FirstOrDefault(line => line.Trim().Length > 0) ?? "";
        return line.Length > 160 ? line[..160] + "…" : line;
    }
}
