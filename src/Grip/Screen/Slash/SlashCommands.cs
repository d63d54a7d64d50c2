using System.Collections.Immutable;
using Grip.Core;
using Grip.Core.Text;
using Grip.Screen.Completion;
using Grip.Screen.Session;
using Grip.Screen.Text;

namespace Grip.Screen.Slash;

/// <summary>All commands of the session, in the order of the help.</summary>
internal sealed class SlashCommands(ImmutableArray<SlashCommand> all)
{
    public ImmutableArray<SlashCommand> All => all;

    /// <summary>Candidates for the first word of a line.</summary>
    public IReadOnlyList<Candidate> Complete(string line, string word, int wordStart) =>
        wordStart != 0 || !word.StartsWith('/')
            ? []
            :
            [
                .. all.Where(command => command.Name.StartsWith(word[1..], StringComparison.OrdinalIgnoreCase))
                    .Select(command => new Candidate("/" + command.Name, command.Summary, Runs: true)),
            ];

    /// <returns>False if the line is no command but words for the agent.</returns>
    public bool Run(string line, TerminalSession session)
    {
        if (!line.StartsWith('/') || line.Length == 1 || !IsName(line.Split((char[]?)null, 2)[0][1..]))
            return false;
        var parts = line.Split((char[]?)null, 2, StringSplitOptions.TrimEntries);
        var name = parts[0][1..];
        if (all.FirstOrDefault(command => string.Equals(command.Name, name, StringComparison.OrdinalIgnoreCase)) is not { } found)
        {
            var nearest = Spelling.Nearest(name, all.Select(command => command.Name), 1);
            session.Note(
                $"There is no command /{name}.{(nearest.Count > 0 ? $" Did you mean /{nearest[0]}?" : "")} /help lists them.",
                Ink.Warn
            );
        }
        else if (session.Stage.Work is not null && !found.WhileBusy)
            session.Note($"/{found.Name} has to wait until the work is done; Esc interrupts it.", Ink.Warn);
        else
            Run(found, session, parts.Length > 1 ? parts[1] : "");
        return true;
    }

    private static void Run(SlashCommand command, TerminalSession session, string argument)
    {
        try
        {
            command.Run(session, argument);
        }
        catch (GripException failure)
        {
            session.Note(TerminalSession.FailureText(failure), Ink.Bad);
        }
    }

    /// <summary>A path such as /etc/hosts is no command.</summary>
    private static bool IsName(string word) => word.All(character => char.IsAsciiLetterOrDigit(character) || character == '-');
}
