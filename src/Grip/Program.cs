using System.Runtime.InteropServices;
using System.Text;
using Grip.Core;

namespace Grip;

internal static class Program
{
    /// <summary>Connects the program to the real console, folder, environment and signals.</summary>
    private static async Task<int> Main(string[] arguments)
    {
        using var cancellation = new CancellationTokenSource();
        var cancelled = ExitCode.Interrupted;
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => Cancel(signal, ExitCode.Interrupted));
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal => Cancel(signal, ExitCode.Terminated));

        var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        await using var output = new StreamWriter(Console.OpenStandardOutput(), utf8, bufferSize: 16 * 1024);
        await using var error = new StreamWriter(Console.OpenStandardError(), utf8) { AutoFlush = true };
        using var input = new StreamReader(Console.OpenStandardInput(), utf8);
        return await GripProgram.RunAsync(
            arguments,
            new Surroundings(input, output, error, Environment.CurrentDirectory, Environment.GetEnvironmentVariable)
            {
                InputIsPiped = Console.IsInputRedirected,
                InputIsTerminal =
                    !Console.IsInputRedirected
                    && !Console.IsOutputRedirected
                    && Environment.GetEnvironmentVariable("TERM") is not (null or "" or "dumb"),
                OutputIsTerminal = !Console.IsOutputRedirected,
                ErrorIsTerminal = !Console.IsErrorRedirected,
                Width = TerminalWidth(),
                Cancelled = () => cancelled,
            },
            cancellation.Token
        );

        void Cancel(PosixSignalContext signal, ExitCode code)
        {
            // The second signal ends the process at once; the journal makes that safe too.
            signal.Cancel = !cancellation.IsCancellationRequested;
            cancelled = code;
            cancellation.Cancel();
        }
    }

    private static int TerminalWidth() => Console.IsOutputRedirected || Console.WindowWidth < 40 ? 80 : Math.Min(Console.WindowWidth, 120);
}
