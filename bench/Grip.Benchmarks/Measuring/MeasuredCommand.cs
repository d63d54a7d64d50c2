using System.Diagnostics;
using System.Globalization;

namespace Grip.Benchmarks.Measuring;

/// <summary>A program as a user would start it.</summary>
internal sealed record MeasuredCommand(string File, IReadOnlyList<string> Arguments, string Folder)
{
    private const string Time = "/usr/bin/time";

    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Whether processor time and memory can be had here.</summary>
    public static bool HasTime { get; } = System.IO.File.Exists(Time);

    public override string ToString() => string.Join(' ', [Path.GetFileName(File), .. Arguments.Select(Quoted)]);

    /// <summary>Runs it to its end. A failure is a sample too; its exit code says so.</summary>
    public async Task<Sample> RunAsync(CancellationToken cancellation)
    {
        var figures = Path.GetTempFileName();
        try
        {
            using var process = new Process { StartInfo = Start(figures) };
            var clock = Stopwatch.StartNew();
            process.Start();
            process.StandardInput.Close();
            var output = process.StandardOutput.ReadToEndAsync(cancellation);
            var error = process.StandardError.ReadToEndAsync(cancellation);
            await process.WaitForExitAsync(cancellation);
            var wall = clock.Elapsed.TotalSeconds;
            var text = await output;
            text = text.Length > 0 ? text : await error;
            var (cpu, peak) = HasTime ? Figures(await System.IO.File.ReadAllTextAsync(figures, cancellation)) : (null, null);
            return new Sample(wall, cpu, peak, process.ExitCode, text);
        }
        finally
        {
            System.IO.File.Delete(figures);
        }
    }

    private ProcessStartInfo Start(string figures)
    {
        IReadOnlyList<string> timed = ["-o", figures, "-f", "%U %S %M", File, .. Arguments];
        var start = new ProcessStartInfo(HasTime ? Time : File, HasTime ? timed : Arguments)
        {
            WorkingDirectory = Folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in Environment)
            start.Environment[name] = value;
        return start;
    }

    private static (double? Cpu, double? Peak) Figures(string text)
    {
        // A program that fails is announced in a line before.
        var parts = text.TrimEnd('\n').Split('\n')[^1].Split(' ');
        var (user, system) = (double.Parse(parts[0], CultureInfo.InvariantCulture), double.Parse(parts[1], CultureInfo.InvariantCulture));
        return (user + system, double.Parse(parts[2], CultureInfo.InvariantCulture) / 1024);
    }

    private static string Quoted(string argument) => argument.Contains(' ') ? $"'{argument}'" : argument;
}
