namespace Grip.Screen.Terminal;

/// <summary>Reads the keyboard on a thread of its own, which waits in the system and ends with the program.</summary>
internal static class KeyInput
{
    private const int Input = 0;
    private const short HasInput = 1;

    /// <summary>How long after a lone Escape byte more of a sequence may come.</summary>
    private const int EscapeMilliseconds = 40;

    /// <param name="onKey">Called with each key.</param>
    /// <param name="onEnd">Called once when the terminal is gone.</param>
    public static void Start(Action<Key> onKey, Action onEnd) =>
        new Thread(() => Run(onKey, onEnd)) { IsBackground = true, Name = "keyboard" }.Start();

    private static void Run(Action<Key> onKey, Action onEnd)
    {
        var decoder = new KeyDecoder();
        var buffer = new byte[16 * 1024];
        while (true)
        {
            if (decoder.IsWaiting && !ComesMore())
            {
                decoder.Flush().ForEach(onKey);
                continue;
            }

            var count = TerminalLibrary.Read(Input, buffer, (nuint)buffer.Length);
            if (count > 0)
                decoder.Take(buffer.AsSpan(0, (int)count)).ForEach(onKey);
            else if (count == 0 || System.Runtime.InteropServices.Marshal.GetLastPInvokeError() != Interrupted)
                break;
        }

        onEnd();
    }

    /// <summary>The system's EINTR: a signal came in between.</summary>
    private const int Interrupted = 4;

    private static bool ComesMore()
    {
        var request = new PollRequest { Descriptor = Input, Events = HasInput };
        return TerminalLibrary.Poll(ref request, 1, EscapeMilliseconds) > 0;
    }
}
