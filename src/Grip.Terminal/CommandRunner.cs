using System.Collections.Immutable;
using System.Diagnostics;
using System.Text;
using Grip.Terminal.Sandbox;

namespace Grip.Terminal;

/// <summary>A program to run, with its bounds.</summary>
/// <param name="TimeLimit">After it the whole process tree is killed and <see cref="CommandResult.TimedOut"/> is set.</param>
public sealed record Command(string File, ImmutableArray<string> Arguments, string WorkingDirectory, TimeSpan TimeLimit)
{
    /// <summary>Added to the environment of this process; a null value removes the variable.</summary>
    public ImmutableDictionary<string, string?> Environment { get; init; } = ImmutableDictionary<string, string?>.Empty;

    /// <summary>What <see cref="CommandRunner.RunForBytesAsync"/> writes to standard input; nothing by default.</summary>
    public string Input { get; init; } = "";

    /// <summary>Holds the program and all that it starts back, and ends with it whatever it has left running; null runs it with the user's rights.</summary>
    public SandboxPolicy? Sandbox { get; init; }

    /// <summary>Called with each line of standard output and standard error as it comes, on a thread of the pool.</summary>
    public Action<string>? OnLine { get; init; }
}

/// <param name="Output">Standard output; its first <see cref="CommandRunner.KeptCharacters"/> characters.</param>
public sealed record CommandResult(int ExitCode, string Output, string Error, bool TimedOut, TimeSpan Duration);

/// <param name="RawOutput">Standard output as bytes, whole.</param>
public sealed record BytesResult(int ExitCode, ImmutableArray<byte> RawOutput, string Error);

/// <summary>The only place that starts processes.</summary>
public static class CommandRunner
{
    public const int KeptCharacters = 4 * 1024 * 1024;

    /// <summary>Runs a program to its end without a shell; standard input is empty.</summary>
    /// <exception cref="OperationCanceledException">Cancelled; the process tree has been killed.</exception>
    /// <exception cref="System.ComponentModel.Win32Exception">The program cannot be started.</exception>
    /// <exception cref="SandboxException">The sandbox that it needs is not there; nothing was started.</exception>
    public static async Task<CommandResult> RunAsync(Command command, CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        var mark = Guid.NewGuid().ToString("N");
        using var process = StartProcess(command, mark);
        process.StandardInput.Close();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(command.TimeLimit);
        var (output, error) = (new StringBuilder(), new StringBuilder());
        var reading = Task.WhenAll(
            ReadAsync(process.StandardOutput, output, command.OnLine),
            ReadAsync(process.StandardError, error, command.OnLine)
        );
        try
        {
            await process.WaitForExitAsync(limit.Token);
            EndLeftovers(command, mark);
            // A grandchild (a build server) may keep the pipes open after the program itself has ended.
            await Task.WhenAny(reading, Task.Delay(TimeSpan.FromSeconds(5), limit.Token));
            return new CommandResult(process.ExitCode, Kept(output), Kept(error), TimedOut: false, clock.Elapsed);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            EndLeftovers(command, mark);
            cancellation.ThrowIfCancellationRequested();
            await Task.WhenAny(reading, Task.Delay(TimeSpan.FromSeconds(5), CancellationToken.None));
            return new CommandResult(-1, Kept(output), Kept(error), TimedOut: true, clock.Elapsed);
        }
    }

    /// <summary>Runs a program whose answer is bytes (a file of a git revision). The time limit counts as a failure.</summary>
    /// <exception cref="OperationCanceledException">Cancelled; the process tree has been killed.</exception>
    /// <exception cref="System.ComponentModel.Win32Exception">The program cannot be started.</exception>
    public static async Task<BytesResult> RunForBytesAsync(Command command, CancellationToken cancellation)
    {
        using var process = StartProcess(command, mark: "");
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(command.TimeLimit);
        try
        {
            using var output = new MemoryStream();
            // Before anything is written: a program that answers line by line may otherwise wait for its reader.
            var copying = process.StandardOutput.BaseStream.CopyToAsync(output, limit.Token);
            if (command.Input.Length > 0)
                await process.StandardInput.WriteAsync(command.Input.AsMemory(), limit.Token);
            process.StandardInput.Close();
            var error = await process.StandardError.ReadToEndAsync(limit.Token);
            await copying;
            await process.WaitForExitAsync(limit.Token);
            return new BytesResult(process.ExitCode, [.. output.ToArray()], error);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            cancellation.ThrowIfCancellationRequested();
            return new BytesResult(-1, [], $"{command.File} did not end within {command.TimeLimit.TotalSeconds:0} s");
        }
    }

    private static void EndLeftovers(Command command, string mark)
    {
        if (command.Sandbox is not null)
            _ = SandboxedPrograms.End(mark);
    }

    internal static Process StartProcess(Command command, string mark)
    {
        var start = new ProcessStartInfo(command.File, command.Arguments)
        {
            UseShellExecute = false,
            WorkingDirectory = command.WorkingDirectory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (var (name, value) in command.Environment)
            start.Environment[name] = value;

        if (command.Sandbox is { } policy)
        {
            start.Environment[SandboxedPrograms.Mark] = mark;
            return LinuxSandbox.Start(start, policy);
        }

        return Process.Start(start) ?? throw new InvalidOperationException($"No process was started for {command.File}.");
    }

    private static string Kept(StringBuilder kept)
    {
        lock (kept)
            return kept.ToString();
    }

    private static async Task ReadAsync(StreamReader reader, StringBuilder kept, Action<string>? onLine)
    {
        while (await reader.ReadLineAsync() is { } line)
        {
            onLine?.Invoke(line);
            lock (kept)
            {
                if (kept.Length + line.Length < KeptCharacters)
                    kept.Append(line).Append('\n');
            }
        }
    }
}
