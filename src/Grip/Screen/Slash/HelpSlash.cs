using Grip.Screen.Items;
using Grip.Screen.Session;
using Grip.Screen.Text;

namespace Grip.Screen.Slash;

internal sealed class HelpSlash() : SlashCommand("help", "", "Keys and commands")
{
    private static readonly (string Keys, string Meaning)[] Keys =
    [
        ("Enter", "sends; while the agent works it is taken up after its current tools"),
        ("Alt-Enter, Ctrl-J, \\ Enter", "a new line"),
        ("Esc, Ctrl-C", "interrupts; Ctrl-C twice exits"),
        ("Shift-Tab", "asks before changes → accepts edits → plan mode"),
        ("Ctrl-O", "the whole session, nothing folded"),
        ("↑ ↓, Ctrl-R", "what was said before"),
        ("@", "completes a file"),
        ("Ctrl-A E K U W Y _", "edit as in a shell; Ctrl-_ takes back"),
        ("Ctrl-L, Ctrl-Z", "draws anew; stops the program (fg goes on)"),
    ];

    public override bool WhileBusy => true;

    public override void Run(TerminalSession session, string argument)
    {
        List<(string, string)> commands =
        [
            .. session.Commands.All.Select(command => ($"/{command.Name} {command.Arguments}".TrimEnd(), command.Summary)),
        ];
        session.Stage.Add(
            new LinesItem([Line.Of("Commands", Ink.Bold), .. Rows(commands), Line.Empty, Line.Of("Keys", Ink.Bold), .. Rows([.. Keys])])
        );
    }

    private static IEnumerable<Line> Rows(List<(string Left, string Right)> rows)
    {
        var width = Stage.Width - 4;
        var column = Math.Min(rows.Max(row => CellWidth.Of(row.Left)) + 2, width * 2 / 5);
        foreach (var (left, right) in rows)
        {
            // What is wider than its column gets a row of its own.
            if (CellWidth.Of(left) >= column)
                yield return Line.Of(left, Ink.Accent);
            var head =
                CellWidth.Of(left) >= column
                    ? Line.Of(new string(' ', column), Ink.Plain)
                    : Line.Of(left + new string(' ', Math.Max(1, column - CellWidth.Of(left))), Ink.Accent);
            foreach (var row in Line.Of([.. head.Spans, new Span(right, Ink.Plain)]).Wrap(width, new string(' ', column)))
                yield return row;
        }
    }
}
