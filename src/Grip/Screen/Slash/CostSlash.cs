using Grip.Screen.Items;
using Grip.Screen.Session;
using Grip.Screen.Text;

namespace Grip.Screen.Slash;

internal sealed class CostSlash() : SlashCommand("cost", "", "What this session has used")
{
    public override bool WhileBusy => true;

    public override void Run(TerminalSession session, string argument)
    {
        var spending = session.Desk.Spending;
        var total = spending.Total;
        session.Stage.Add(
            new LinesItem([
                Row(
                    "Cost",
                    spending.CostUsd is null
                        ? "unknown: the price of a model that was asked is not known"
                        : StatusLine.Cost(spending.CostUsd)
                ),
                Row("Answers", $"{spending.Answers}"),
                Row("Input", $"{StatusLine.Tokens(total.Input)} tokens, {StatusLine.Tokens(total.CacheRead)} more from a cache"),
                Row("Written to a cache", $"{StatusLine.Tokens(total.CacheWrite)} tokens"),
                Row("Output", $"{StatusLine.Tokens(total.Output)} tokens"),
            ])
        );
    }

    private static Line Row(string name, string value) => Line.Of(new Span($"{name, -20}", Ink.Faint), new Span(value, Ink.Plain));
}
