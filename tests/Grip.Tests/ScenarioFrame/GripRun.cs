using System.Diagnostics;
using System.Text;

namespace Grip.Tests.ScenarioFrame;

internal sealed record GripAnswer(int ExitCode, string Output, string Error);

/// <summary>Runs grip: in this process, or as the program that users start.</summary>
internal static class GripRun
{
    public static async Task<GripAnswer> HereAsync(
        IEnumerable<string> arguments,
        string folder,
        IReadOnlyDictionary<string, string> environment,
        string input,
        CancellationToken cancellation
    )
    {
        using var bytes = new MemoryStream();
        await using var output = new StreamWriter(bytes, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        using var error = new StringWriter();
        using var reader = new StringReader(input);
        var exitCode = await GripProgram.RunAsync(
            [.. arguments],
            new Surroundings(
                reader,
                output,
                error,
                folder,
                name => environment.TryGetValue(name, out var value) ? value : Environment.GetEnvironmentVariable(name)
            ),
            cancellation
        );
        return new GripAnswer(exitCode, Encoding.UTF8.GetString(bytes.ToArray()), error.ToString());
    }

    public static Task<GripAnswer> AsProgramAsync(
        IEnumerable<string> arguments,
        string folder,
        IReadOnlyDictionary<string, string> environment,
        string input,
        CancellationToken cancellation
    ) =>
        ProcessAsync(
            "dotnet",
            [Path.Combine(AppContext.BaseDirectory, "grip.dll"), .. arguments],
            folder,
            environment,
            input,
            cancellation
        );

    public static async Task<GripAnswer> ProcessAsync(
        string program,
        IEnumerable<string> arguments,
        string folder,
        IReadOnlyDictionary<string, string> environment,
        string input,
        CancellationToken cancellation
    )
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(cancellation);
        var error = process.StandardError.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation);
        return new GripAnswer(process.ExitCode, await output, await error);
    }
}
