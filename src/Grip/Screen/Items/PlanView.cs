using Grip.Screen.Text;

namespace Grip.Screen.Items;

/// <summary>The model's plan with what is done of it.</summary>
internal static class PlanView
{
    /// <param name="plan">As the tool answers: a heading, then "[x] …", "[>] …" and "[ ] …".</param>
    public static IEnumerable<Line> Render(string plan, int width) =>
        plan.Split('\n')
            .Skip(1)
            .SelectMany(line =>
                line switch
                {
                    ['[', 'x', ..] => Line.Of("☑ " + line[4..], Ink.Faint.With(Weight.Strike)).Wrap(width, "  "),
                    ['[', '>', ..] => Line.Of("▶ " + line[4..], Ink.Accent.With(Weight.Bold)).Wrap(width, "  "),
                    ['[', ' ', ..] => Line.Of("☐ " + line[4..], Ink.Plain).Wrap(width, "  "),
                    _ => Line.Of(line, Ink.Plain).Wrap(width),
                }
            );
}
