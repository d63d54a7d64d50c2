using System.Text;

namespace Grip.Tests.Screen.Frame;

/// <summary>Grip, started as a user starts it, in a terminal that a test types into and reads.</summary>
internal sealed class ScreenSession : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private readonly int _master;
    private readonly int _process;
    private readonly SemaphoreSlim _news = new(0);
    private readonly Task<int> _end;
    private volatile bool _ended;
    private bool _disposed;
    private volatile string? _broken;

    private ScreenSession(int master, int process, TerminalEmulator terminal, byte[] before)
    {
        (_master, _process, Terminal, SettingsBefore) = (master, process, terminal, before);
        new Thread(Read) { IsBackground = true }.Start();
        _end = Task.Run(() => PseudoTerminal.Wait(process));
    }

    public TerminalEmulator Terminal { get; }

    /// <summary>How the terminal was set up before the program began.</summary>
    public byte[] SettingsBefore { get; }

    public byte[] Settings => PseudoTerminal.Settings(_master);

    public static ScreenSession Start(
        string folder,
        string home,
        string[] arguments,
        int rows = 40,
        int columns = 100,
        params (string Name, string Value)[] environment
    )
    {
        var master = PseudoTerminal.Open(rows, columns);
        var before = PseudoTerminal.Settings(master);
        var variables = Environment
            .GetEnvironmentVariables()
            .Cast<System.Collections.DictionaryEntry>()
            .ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!, StringComparer.Ordinal);
        foreach (var name in new[] { "NO_COLOR", "GRIP_MODEL", "ANTHROPIC_API_KEY", "OPENAI_API_KEY" })
            variables.Remove(name);
        variables["TERM"] = "xterm-256color";
        variables["GRIP_HOME"] = home;
        foreach (var (name, value) in environment)
            variables[name] = value;
        var process = PseudoTerminal.Start(
            master,
            "dotnet",
            [Path.Combine(AppContext.BaseDirectory, "grip.dll"), .. arguments],
            folder,
            variables.Select(variable => $"{variable.Key}={variable.Value}")
        );
        return new ScreenSession(master, process, new TerminalEmulator(rows, columns), before);
    }

    public void Type(string keys) => PseudoTerminal.Write(_master, Encoding.UTF8.GetBytes(keys));

    public void Resize(int rows, int columns)
    {
        Terminal.Resize(rows, columns);
        PseudoTerminal.Resize(_master, rows, columns);
    }

    /// <summary>Sends SIGTERM.</summary>
    public void Terminate() => PseudoTerminal.Terminate(_process);

    /// <summary>Waits until the screen, or what scrolled out of it, holds the text.</summary>
    public Task SeesAsync(string text) => UntilAsync(() => Terminal.Text.Contains(text, StringComparison.Ordinal), $"see \"{text}\"");

    /// <summary>Waits until the text is gone from the screen.</summary>
    public Task LosesAsync(string text) => UntilAsync(() => !Terminal.Screen.Contains(text, StringComparison.Ordinal), $"lose \"{text}\"");

    public async Task UntilAsync(Func<bool> condition, string what)
    {
        using var limit = new CancellationTokenSource(Patience);
        while (!condition())
        {
            Assert.Null(_broken);
            if (_ended)
                Assert.Fail($"The program ended; nothing more to {what}. The screen:\n{Terminal.Text}");
            try
            {
                await _news.WaitAsync(limit.Token);
            }
            catch (OperationCanceledException)
            {
                Assert.Fail($"Waited in vain to {what}. The screen:\n{Terminal.Text}");
            }
        }
    }

    public async Task<int> EndAsync() => await _end.WaitAsync(Patience);

    public void Dispose()
    {
        if (_disposed)
            return;
        _disposed = true;
        if (!_end.IsCompleted)
            PseudoTerminal.KillHard(_process);
        PseudoTerminal.Close(_master);
    }

    private void Read()
    {
        var buffer = new byte[64 * 1024];
        try
        {
            while (PseudoTerminal.Read(_master, buffer) is var count and > 0)
            {
                Terminal.Feed(buffer.AsSpan(0, count));
                _news.Release();
            }
        }
        catch (InvalidOperationException unknown)
        {
            _broken = unknown.Message;
        }

        _ended = true;
        _news.Release();
    }
}
