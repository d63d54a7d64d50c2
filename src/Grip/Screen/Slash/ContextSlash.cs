using System.Globalization;
using Grip.Core.Context;
using Grip.Screen.Items;
using Grip.Screen.Session;
using Grip.Screen.Text;

namespace Grip.Screen.Slash;

internal sealed class ContextSlash() : SlashCommand("context", "", "What fills the model's window")
{
    private const int Bar = 30;

    public override void Run(TerminalSession session, string argument)
    {
        if (session.Desk.Account() is { } account)
            session.Stage.Add(new LinesItem([.. Lines(session.Desk.ModelName, account)]));
        else
            session.Note("Nothing was said yet.", Ink.Plain);
    }

    private static IEnumerable<Line> Lines(string model, ContextAccount account)
    {
        var size =
            account.Window == int.MaxValue
                ? $"about {StatusLine.Tokens(account.Total)} tokens"
                : $"{StatusLine.Tokens(account.Total)} of {StatusLine.Tokens(account.Window)} tokens ({Percent(account.Total, account.Window)})";
        yield return Line.Of(new Span(model, Ink.Bold), new Span($"  {size}", Ink.Plain));
        foreach (var part in account.Parts)
            yield return Line.Of(
                new Span($"  {part.Kind, -26}", Ink.Plain),
                new Span($"{StatusLine.Tokens(part.Tokens), 8}  ", Ink.Faint),
                new Span(new string('█', Math.Max(0, (int)Math.Round((double)Bar * part.Tokens / Math.Max(1, account.Total)))), Ink.Accent)
            );
        yield return Line.Of(
            account.Counted
                ? "  The total rests on what the server counted; the parts are estimated."
                : "  Estimated: no server has counted yet.",
            Ink.Faint
        );
    }

    private static string Percent(long part, long whole) => string.Create(CultureInfo.InvariantCulture, $"{100.0 * part / whole:0.#}%");
}
