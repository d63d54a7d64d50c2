using System.Diagnostics;
using System.Globalization;
using Grip.Terminal.Sandbox;

namespace Grip.Terminal.Shell;

/// <param name="ExitCode">Null if the command was ended by us.</param>
public sealed record ShellEnd(int? ExitCode, TimeSpan Duration);

/// <summary>
/// A command that has been started in a session of its own, without a terminal: it cannot ask a person anything. It may be
/// waited for, left running, and ended as a whole.
/// </summary>
public sealed class ShellRun : IDisposable
{
    /// <summary>How long the pipe is read on after the command's end; a grandchild (a build server) may hold it open for ever.</summary>
    private static readonly TimeSpan Drain = TimeSpan.FromSeconds(2);

    private const int ReadBytes = 64 * 1024;

    private readonly Process _process;
    private readonly string? _mark;
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly CancellationTokenSource _closing = new();
    private long _lastOutput;
    private bool _killed;

    private ShellRun(Process process, string? mark, Action<ReadOnlySpan<byte>> onOutput)
    {
        (_process, _mark) = (process, mark);
        Ended = RunAsync(onOutput);
    }

    public int ProcessId => _process.Id;

    /// <summary>Ends when the command has ended and its output has been handed on; never fails.</summary>
    public Task<ShellEnd> Ended { get; }

    /// <summary>How long nothing has been written.</summary>
    public TimeSpan Quiet => _clock.Elapsed - TimeSpan.FromTicks(Interlocked.Read(ref _lastOutput));

    public TimeSpan Running => _clock.Elapsed;

    /// <param name="command">Its time limit is the caller's matter.</param>
    /// <param name="onOutput">Called with what is written to standard output, in order, on threads of the pool.</param>
    /// <exception cref="System.ComponentModel.Win32Exception">The program cannot be started.</exception>
    public static ShellRun Start(Command command, Action<ReadOnlySpan<byte>> onOutput)
    {
        var mark = Guid.NewGuid().ToString("N");
        var process = CommandRunner.StartProcess(SessionOfItsOwn(command), mark);
        process.StandardInput.Close();
        return new ShellRun(process, command.Sandbox is null ? null : mark, onOutput);
    }

    /// <summary>Ends the command and everything it has started.</summary>
    public void Kill()
    {
        _killed = true;
        ProcessGroup.Kill(_process.Id);
        try
        {
            _process.Kill(entireProcessTree: true);
        }
        catch (Exception gone) when (gone is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            // It has ended by itself meanwhile.
        }
    }

    /// <summary>What a sandboxed command leaves running ends with it.</summary>
    private void EndLeftovers()
    {
        if (_mark is not null)
            _ = SandboxedPrograms.End(_mark);
    }

    public void Dispose()
    {
        _closing.Cancel();
        _process.Dispose();
        _closing.Dispose();
    }

    /// <summary>Without a controlling terminal a password question fails at once instead of waiting for ever.</summary>
    private static Command SessionOfItsOwn(Command command) =>
        ProcessGroup.Setsid is { } setsid ? command with { File = setsid, Arguments = [command.File, .. command.Arguments] } : command;

    private async Task<ShellEnd> RunAsync(Action<ReadOnlySpan<byte>> onOutput)
    {
        var reading = Task.WhenAll(
            ReadAsync(_process.StandardOutput.BaseStream, onOutput),
            ReadAsync(_process.StandardError.BaseStream, onOutput)
        );
        await _process.WaitForExitAsync();
        var duration = _clock.Elapsed;
        EndLeftovers();
        await Task.WhenAny(reading, Task.Delay(Drain));
        await _closing.CancelAsync();
        return new ShellEnd(_killed ? null : _process.ExitCode, duration);
    }

    private async Task ReadAsync(Stream stream, Action<ReadOnlySpan<byte>> onOutput)
    {
        var buffer = new byte[ReadBytes];
        try
        {
            while (await stream.ReadAsync(buffer, _closing.Token) is > 0 and var count)
            {
                Interlocked.Exchange(ref _lastOutput, _clock.Elapsed.Ticks);
                onOutput(buffer.AsSpan(0, count));
            }
        }
        catch (Exception closed) when (closed is OperationCanceledException or ObjectDisposedException or IOException)
        {
            // Somebody else still holds the pipe; what the command itself wrote has been read.
        }
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"process {_process.Id}");
}
