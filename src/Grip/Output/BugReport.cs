using Grip.Core;
using Grip.Home;

namespace Grip.Output;

/// <summary>A bug as a short message; the details go to a file in Grip's own folder, for a report.</summary>
internal static class BugReport
{
    public static ErrorReply Of(Exception bug, IEnumerable<string> arguments, HomeFolder home)
    {
        var details = $"grip {ProgramVersion.Current}\narguments: {string.Join(' ', arguments)}\n\n{bug}\n";
        var path = FailureLog.TryWrite(home, details);
        return new ErrorReply(
            ExitCode.Internal,
            $"A bug in grip stopped this command ({bug.GetType().Name}: {FirstLine(bug.Message)}). Nothing was left half done.",
            path is null ? "The details could not be written down." : "Please report it with the details in this file.",
            path is null ? [] : [path]
        );
    }

    private static string FirstLine(string text) => text.AsSpan().IndexOfAny('\r', '\n') is var end and >= 0 ? text[..end] : text;
}
