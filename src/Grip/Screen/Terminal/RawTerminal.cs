using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Grip.Core;

namespace Grip.Screen.Terminal;

/// <summary>
/// The terminal in raw mode, for as long as this object lives: keys come one by one, nothing is echoed, pastes are marked. However
/// the program ends (its own end, a crash, a signal), the terminal is as it was before.
/// </summary>
internal sealed class RawTerminal : IDisposable
{
    private const int Input = 0;

    // Bracketed paste; keys that would look alike are told apart, where the terminal knows how (Kitty's protocol).
    private const string Enter = "\e[?2004h\e[>1u";
    private const string Leave = "\e[<u\e[?2004l\e[?25h";
    private readonly Lock _gate = new();
    private readonly TextWriter _output;
    private readonly byte[] _before;
    private readonly byte[] _raw;
    private readonly List<PosixSignalRegistration> _signals = [];
    private bool _isRaw;
    private volatile bool _suspends;
    private bool _onOtherScreen;

    private RawTerminal(TextWriter output, byte[] before)
    {
        (_output, _before, _raw) = (output, before, [.. before]);
        TerminalLibrary.MakeRaw(_raw);
    }

    /// <summary>Called, on a thread of its own, when the window has another size or the program goes on after a stop.</summary>
    public Action? Changed { get; set; }

    /// <summary>Rows and columns; never less than a few of each.</summary>
    public static (int Rows, int Columns) Size =>
        TerminalLibrary.WindowSize() is { } size ? (Math.Max(size.Rows, 5), Math.Max(size.Columns, 20)) : (24, 80);

    /// <exception cref="GripException">Standard input is no terminal that can be set up so; exit code 2.</exception>
    public static RawTerminal Open(TextWriter output)
    {
        var before = new byte[TerminalLibrary.SettingsSize];
        if (OperatingSystem.IsWindows() || TerminalLibrary.GetSettings(Input, before) != 0)
            throw new GripException(
                ExitCode.Usage,
                "The session in the terminal needs a terminal of Linux or macOS.",
                "Use grip -p PROMPT, or WSL on Windows."
            );
        var terminal = new RawTerminal(output, before);
        terminal.Watch();
        terminal.Resume();
        return terminal;
    }

    /// <summary>Hands the terminal back as it was, for a program that runs in it meanwhile.</summary>
    public void Pause()
    {
        lock (_gate)
        {
            if (!_isRaw)
                return;
            _isRaw = false;
            _output.Write(_onOtherScreen ? "\e[?1049l" + Leave : Leave);
            _output.Flush();
            _ = TerminalLibrary.SetSettings(Input, TerminalLibrary.Drained, _before);
        }
    }

    public void Resume()
    {
        lock (_gate)
        {
            if (_isRaw)
                return;
            _isRaw = true;
            _ = TerminalLibrary.SetSettings(Input, TerminalLibrary.Drained, _raw);
            _output.Write(_onOtherScreen ? Enter + "\e[?1049h" : Enter);
            _output.Flush();
        }
    }

    /// <summary>Goes to the terminal's second screen, or back; the first is kept as it is.</summary>
    public void UseOtherScreen(bool other)
    {
        lock (_gate)
        {
            if (_onOtherScreen == other)
                return;
            _onOtherScreen = other;
            _output.Write(other ? "\e[?1049h" : "\e[?1049l");
            _output.Flush();
        }
    }

    /// <summary>Stops the program, as Ctrl-Z does elsewhere; returns when it goes on, or at once where nobody could make it go on.</summary>
    public void Suspend()
    {
        _suspends = true;
        Pause();
        _ = TerminalLibrary.Raise(TerminalLibrary.StopSignal);
        Resume();
        _suspends = false;
    }

    public void Dispose()
    {
        Pause();
        foreach (var signal in _signals)
            signal.Dispose();
        AppDomain.CurrentDomain.UnhandledException -= OnCrash;
        AppDomain.CurrentDomain.ProcessExit -= OnExit;
    }

    [UnsupportedOSPlatform("windows")]
    private void Watch()
    {
        On(PosixSignal.SIGWINCH, _ => Changed?.Invoke());
        On(
            PosixSignal.SIGCONT,
            _ =>
            {
                // Stopped from outside: a shell may have set the terminal up its own way meanwhile.
                if (_suspends)
                    return;
                Pause();
                Resume();
                Changed?.Invoke();
            }
        );
        // What ends the program is decided elsewhere; here the terminal is put right before that.
        foreach (var ending in new[] { PosixSignal.SIGTERM, PosixSignal.SIGHUP, PosixSignal.SIGQUIT })
            On(ending, _ => Pause());
        AppDomain.CurrentDomain.UnhandledException += OnCrash;
        AppDomain.CurrentDomain.ProcessExit += OnExit;
    }

    private void On(PosixSignal signal, Action<PosixSignalContext> action) => _signals.Add(PosixSignalRegistration.Create(signal, action));

    private void OnCrash(object sender, UnhandledExceptionEventArgs arguments) => Pause();

    private void OnExit(object? sender, EventArgs arguments) => Pause();
}
