using System.Globalization;
using System.Text;

namespace Grip.Screen.Text;

/// <summary>Turns lines into what a terminal is sent; without colour into plain text.</summary>
internal sealed class Palette(bool colour)
{
    /// <summary>No colour where <c>NO_COLOR</c> is set, as on the rest of the command line.</summary>
    public static Palette For(Func<string, string?> environment) => new(environment("NO_COLOR") is null or "");

    public bool HasColour => colour;

    public string Sequence(Line line)
    {
        var text = new StringBuilder();
        foreach (var span in line.Spans)
        {
            var code = colour ? Code(span.Ink) : "";
            if (code.Length == 0)
                text.Append(span.Text);
            else
                text.Append(CultureInfo.InvariantCulture, $"\e[{code}m{span.Text}\e[0m");
        }

        return text.ToString();
    }

    private static string Code(Ink ink)
    {
        var codes = new List<string>(3);
        foreach (var (weight, code) in Weights)
            if (ink.Weight.HasFlag(weight))
                codes.Add(code);
        if (ink.Hue != Hue.Plain)
            codes.Add(ink.Hue == Hue.Grey ? "90" : ((int)ink.Hue + 30).ToString(CultureInfo.InvariantCulture));
        return string.Join(';', codes);
    }

    private static readonly (Weight Weight, string Code)[] Weights =
    [
        (Weight.Bold, "1"),
        (Weight.Faint, "2"),
        (Weight.Italic, "3"),
        (Weight.Underline, "4"),
        (Weight.Inverse, "7"),
        (Weight.Strike, "9"),
    ];
}
