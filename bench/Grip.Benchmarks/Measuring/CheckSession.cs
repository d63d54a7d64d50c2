using System.Diagnostics;

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

    /// <summary>The highest resident memory so far, where the system tells it.</summary>
    public double? PeakMegabytes
    {
        get
        {
            var status = $"/proc/{_process.Id}/status";
            var line = File.Exists(status)
                ? File.ReadLines(status).FirstOrDefault(line => line.StartsWith("VmHWM:", StringComparison.Ordinal))
                : null;
            return line is null
                ? null
                : double.Parse(string.Concat(line.Where(char.IsDigit)), System.Globalization.CultureInfo.InvariantCulture) / 1024;
        }
    }

    /// <summary>Answers with the time from the line sent to the line received.</summary>
    /// <exception cref="UsageException">The program ended instead of answering.</exception>
    public async Task<(TimeSpan Time, string Answer)> AskAsync(string line, CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        try
        {
            await _process.StandardInput.WriteAsync((line + "\n").AsMemory(), cancellation);
            await _process.StandardInput.FlushAsync(cancellation);
        }
        catch (IOException)
        {
            throw await EndedAsync();
        }
        var answer = await _process.StandardOutput.ReadLineAsync(cancellation);
        return answer is null ? throw await EndedAsync() : (clock.Elapsed, answer);
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

    private async Task<UsageException> EndedAsync() => new($"grip check --edits - ended without an answer: {(await _error).TrimEnd()}");
}
