using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using Grip.Core.Models;

namespace Grip.Terminal.Exec;

/// <summary>The running program and its pipes.</summary>
internal sealed class ExecProgram : IAsyncDisposable
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(2);
    private readonly ExecCommand _command;
    private readonly Process _process;
    private readonly Queue<string> _lastErrors = new();
    private readonly Task _errors;

    private ExecProgram(ExecCommand command, Process process)
    {
        (_command, _process) = (command, process);
        _errors = ReadErrorsAsync();
    }

    /// <exception cref="ModelException">There is no shell to start it with.</exception>
    public static ExecProgram Start(ExecCommand command)
    {
        var (shell, flag) = OperatingSystem.IsWindows() ? ("cmd.exe", "/c") : ("/bin/sh", "-c");
        var start = new ProcessStartInfo(shell, [flag, command.Command])
        {
            UseShellExecute = false,
            WorkingDirectory = command.WorkingDirectory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = Utf8,
            StandardOutputEncoding = Utf8,
            StandardErrorEncoding = Utf8,
        };
        try
        {
            return new ExecProgram(command, Process.Start(start) ?? throw new InvalidOperationException("No process was started."));
        }
        catch (Win32Exception failure)
        {
            throw new ModelException(
                ModelFailure.Unreachable,
                $"'{command.Command}' cannot be started: {failure.Message}",
                "Check --model exec:COMMAND."
            );
        }
    }

    /// <param name="request">One line.</param>
    /// <returns>The next line that the program prints; empty ones are passed over.</returns>
    /// <exception cref="ModelException">It ended, or took too long.</exception>
    public async Task<string> AskAsync(string request, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(_command.TimeLimit);
        try
        {
            await _process.StandardInput.WriteAsync((request + "\n").AsMemory(), limit.Token);
            await _process.StandardInput.FlushAsync(limit.Token);
            while (await _process.StandardOutput.ReadLineAsync(limit.Token) is { } line)
                if (!string.IsNullOrWhiteSpace(line))
                    return line;
            throw await EndedAsync();
        }
        catch (IOException)
        {
            throw await EndedAsync();
        }
        catch (OperationCanceledException)
        {
            cancellation.ThrowIfCancellationRequested();
            throw new ModelException(
                ModelFailure.BrokenStream,
                $"'{_command.Command}' has not answered for {_command.TimeLimit.TotalSeconds:0} s.",
                "It must answer each line on standard input with one line on standard output, and flush it."
            );
        }
    }

    public async ValueTask DisposeAsync()
    {
        // The end of its input is the sign to end by itself.
        try
        {
            _process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It is gone already, with something still unwritten.
        }

        using var patience = new CancellationTokenSource(Farewell);
        try
        {
            await _process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }

    private async Task<ModelException> EndedAsync()
    {
        using var patience = new CancellationTokenSource(Farewell);
        try
        {
            await _process.WaitForExitAsync(patience.Token);
            // Its last words explain its end.
            await _errors.WaitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            return Ended("closed its standard output without an answer");
        }

        return Ended($"ended with exit code {_process.ExitCode} instead of an answer");
    }

    private ModelException Ended(string how)
    {
        string[] words;
        lock (_lastErrors)
            words = [.. _lastErrors];
        return new ModelException(
            ModelFailure.BrokenStream,
            $"'{_command.Command}' {how}.",
            "Run it by hand with a request on its standard input; docs/exec-model.md says what it must answer.",
            [.. words]
        );
    }

    private async Task ReadErrorsAsync()
    {
        while (await _process.StandardError.ReadLineAsync() is { } line)
        {
            _command.OnError?.Invoke(line);
            lock (_lastErrors)
            {
                _lastErrors.Enqueue(line);
                if (_lastErrors.Count > 5)
                    _lastErrors.Dequeue();
            }
        }
    }
}
