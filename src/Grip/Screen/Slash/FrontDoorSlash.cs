using System.Globalization;
using System.Text;
using Grip.Screen.Items;
using Grip.Screen.Session;
using Grip.Screen.Text;

namespace Grip.Screen.Slash;

/// <summary>A command of the program inside of the session: the same front door, its answer on the screen.</summary>
/// <param name="first">The command and its arguments if the user gave none.</param>
/// <param name="otherwise">The command's name, in front of arguments that the user gave.</param>
internal class FrontDoorSlash(
    string name,
    string arguments,
    string summary,
    Surroundings surroundings,
    string target,
    string[] first,
    string[] otherwise
) : SlashCommand(name, arguments, summary)
{
    public override void Run(TerminalSession session, string argument)
    {
        string[] words = argument.Length == 0 ? first : [.. otherwise, .. Words(argument)];
        session.Start(
            $"grip {string.Join(' ', words)}",
            isTurn: false,
            async cancellation =>
            {
                var (exitCode, text) = await AnswerAsync([.. words, "--in", target], cancellation);
                return () =>
                {
                    session.Stage.Add(new LinesItem([.. Line.Lines(text, Ink.Plain)]));
                    Done(session, exitCode, text);
                };
            }
        );
    }

    /// <summary>Called on the screen's task when the answer has been shown.</summary>
    protected virtual void Done(TerminalSession session, int exitCode, string text) { }

    private async Task<(int ExitCode, string Text)> AnswerAsync(string[] arguments, CancellationToken cancellation)
    {
        using var bytes = new MemoryStream();
        await using var output = new StreamWriter(bytes, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        await using var error = new StringWriter(CultureInfo.InvariantCulture);
        var exitCode = await GripProgram.RunAsync(
            arguments,
            surroundings with
            {
                Input = TextReader.Null,
                Output = output,
                Error = error,
                OutputIsTerminal = false,
                ErrorIsTerminal = false,
                InputIsTerminal = false,
                Width = Stage.Width - 2,
            },
            cancellation
        );
        cancellation.ThrowIfCancellationRequested();
        await output.FlushAsync(cancellation);
        var answer = Encoding.UTF8.GetString(bytes.ToArray()).TrimEnd();
        // Where all went well, there is only progress on standard error.
        var messages = exitCode == 0 ? "" : error.ToString().TrimEnd();
        return (exitCode, string.Join('\n', new[] { answer, messages }.Where(part => part.Length > 0)));
    }

    /// <summary>Words, with quotes around those that hold blanks.</summary>
    private static IEnumerable<string> Words(string argument)
    {
        var word = new StringBuilder();
        var quote = '\0';
        foreach (var character in argument)
            if (quote != '\0' ? character == quote : character is '"' or '\'')
                quote = quote == '\0' ? character : '\0';
            else if (quote == '\0' && char.IsWhiteSpace(character))
            {
                if (word.Length > 0)
                    yield return word.ToString();
                word.Clear();
            }
            else
                word.Append(character);

        if (word.Length > 0)
            yield return word.ToString();
    }
}

/// <summary>Takes back the newest change, and tells the model.</summary>
internal sealed class UndoSlash(Surroundings surroundings, string target)
    : FrontDoorSlash("undo", "[ID]", "Take back the newest change, or the one of this id", surroundings, target, ["undo"], ["undo"])
{
    protected override void Done(TerminalSession session, int exitCode, string text)
    {
        if (exitCode == 0)
            session.Desk.Tell($"The user took a change back: {text.Split('\n')[0]} The files are as before it.");
    }
}
