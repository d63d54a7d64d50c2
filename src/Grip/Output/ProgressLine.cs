using System.Diagnostics;
using System.Globalization;

namespace Grip.Output;

/// <summary>
/// What is going on, on standard error. On a terminal one line that is rewritten and gone at the end; else a plain
/// line for each step that took more than a second. Thread-safe.
/// </summary>
internal sealed class ProgressLine : IDisposable
{
    private static readonly TimeSpan WorthALine = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(250);
    private readonly Lock _gate = new();
    private readonly TextWriter _writer;
    private readonly Verbosity _verbosity;
    private readonly int _width;
    private readonly Timer? _timer;
    private readonly Stopwatch _clock = new();
    private string? _step;
    private bool _shown;

    /// <param name="isTerminal">True rewrites one line; false writes plain lines.</param>
    public ProgressLine(TextWriter writer, bool isTerminal, Verbosity verbosity, int width)
    {
        (_writer, _verbosity, _width) = (writer, verbosity, width);
        if (isTerminal && verbosity != Verbosity.Quiet)
            _timer = new Timer(_ => Redraw(), state: null, Tick, Tick);
    }

    /// <summary>Begins a step, which ends the one before.</summary>
    public void Step(string what)
    {
        lock (_gate)
        {
            EndStep();
            _step = Printable.Text(what).ReplaceLineEndings(" ");
            _clock.Restart();
        }
    }

    /// <summary>Says something that stays, whatever the verbosity.</summary>
    public void Line(string text)
    {
        lock (_gate)
            _writer.Write($"{(_shown ? "\r\e[K" : "")}{Printable.Text(text)}\n");
    }

    public void Dispose()
    {
        _timer?.Dispose();
        lock (_gate)
        {
            EndStep();
            if (_shown)
                _writer.Write("\r\e[K");
            _shown = false;
        }
    }

    private void EndStep()
    {
        if (_step is null)
            return;
        if (_timer is null && (_verbosity == Verbosity.Verbose || (_verbosity == Verbosity.Normal && _clock.Elapsed > WorthALine)))
            _writer.Write($"[{Duration.Of(_clock.Elapsed)}] {_step}\n");
        _step = null;
    }

    private void Redraw()
    {
        lock (_gate)
        {
            if (_step is null)
                return;
            var line = $"{_step} {Duration.Of(_clock.Elapsed)}";
            _writer.Write($"\r\e[K{(line.Length < _width ? line : line[..(_width - 1)])}");
            _shown = true;
        }
    }
}

internal static class Duration
{
    /// <summary>As in "140 ms", "2.1 s", "3 min 5 s".</summary>
    public static string Of(TimeSpan span) =>
        span switch
        {
            { TotalMilliseconds: < 995 } => string.Create(CultureInfo.InvariantCulture, $"{span.TotalMilliseconds:0} ms"),
            { TotalSeconds: < 100 } => string.Create(CultureInfo.InvariantCulture, $"{span.TotalSeconds:0.0} s"),
            _ => $"{(int)span.TotalMinutes} min {span.Seconds} s",
        };
}
