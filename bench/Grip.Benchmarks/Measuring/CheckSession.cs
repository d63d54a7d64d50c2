using System.Diagnostics;
using System.Globalization;

namespace Grip.Benchmarks.Measuring;

/// <summary>One <c>grip check --edits -</c> that stays: an edit a line in, an answer a line out.</summary>
internal sealed class CheckSession : IAsyncDisposable
{
    private readonly Process _process;
    private readonly Task<string> _error;

    public CheckSession(MeasuredCommand command)
    {
        var start = new ProcessStartInfo(command.File, command.Arguments)
        {
            WorkingDirectory = command.Folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in command.Environment)
            start.Environment[name] = value;
        _process = Process.Start(start) ?? throw new InvalidOperationException("Nothing was started.");
        _error = _process.StandardError.ReadToEndAsync();
    }

    /// <summary>One edit asked and answered; the time is from the line sent to the line received.</summary>
    /// <exception cref="UsageException">The program ended instead of answering, or took longer than ten minutes.</exception>
    public async Task<Sample> AskAsync(string line, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(TimeSpan.FromMinutes(10));
        try
        {
            var (clock, processor) = (Stopwatch.StartNew(), Processor());
            await _process.StandardInput.WriteAsync((line + "\n").AsMemory(), limit.Token);
            await _process.StandardInput.FlushAsync(limit.Token);
            var answer = await _process.StandardOutput.ReadLineAsync(limit.Token) ?? throw await EndedAsync();
            return new Sample(clock.Elapsed.TotalSeconds, Processor() - processor, PeakMegabytes(), 0, answer);
        }
        catch (IOException)
        {
            throw await EndedAsync();
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new UsageException("grip check --edits - gave no answer for ten minutes.");
        }
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            _process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It has ended already, with something of ours unread.
        }
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
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

    /// <summary>The highest resident memory so far, where the system tells it.</summary>
    private double? PeakMegabytes()
    {
        var status = $"/proc/{_process.Id}/status";
        var line = File.Exists(status)
            ? File.ReadLines(status).FirstOrDefault(line => line.StartsWith("VmHWM:", StringComparison.Ordinal))
            : null;
        return line is null ? null : double.Parse(string.Concat(line.Where(char.IsDigit)), CultureInfo.InvariantCulture) / 1024;
    }

    private double Processor()
    {
        _process.Refresh();
        return _process.HasExited ? 0 : _process.TotalProcessorTime.TotalSeconds;
    }

    private async Task<UsageException> EndedAsync() => new($"grip check --edits - ended without an answer: {(await _error).TrimEnd()}");
}
