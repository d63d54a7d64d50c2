using System.Globalization;
using Grip.Core.Permissions;
using Grip.Screen.Text;

namespace Grip.Screen.Session;

/// <summary>What the session stands at, in one line.</summary>
/// <param name="Window">Tokens that the model takes; null if that says nothing.</param>
/// <param name="OpenErrors">Errors that were introduced and are not mended.</param>
internal sealed record StatusLine(string Model, PermissionMode Mode, long Context, int? Window, decimal? CostUsd, int OpenErrors)
{
    private const int LongestModel = 28;
    private const string Gap = " · ";

    /// <summary>The most important first; what does not fit is left out.</summary>
    public Line Render(int width)
    {
        var spans = new List<Span> { new("  ", Ink.Plain) };
        var room = width - 2;
        foreach (var part in Parts())
        {
            var lead = spans.Count > 1 ? Gap : "";
            if (CellWidth.Of(lead + part.Text) > room)
                continue;
            spans.Add(new Span(lead, Ink.Faint));
            spans.Add(part);
            room -= CellWidth.Of(lead + part.Text);
        }

        return Line.Of(spans);
    }

    private IEnumerable<Span> Parts()
    {
        yield return ModeName(Mode);
        if (OpenErrors > 0)
            yield return new Span(Output.Counted.Of(OpenErrors, "open error"), Ink.Bad.With(Weight.Bold));
        yield return new Span(Line.Of(Model, Ink.Faint).Cut(LongestModel).Text, Ink.Faint);
        if (Context > 0 && Window is { } window)
        {
            var percent = (int)Math.Min(100, Context * 100 / window);
            yield return new Span($"{percent}% context", percent >= 80 ? Ink.Warn : Ink.Faint);
        }
        else if (Context > 0)
            yield return new Span($"{Tokens(Context)} context", Ink.Faint);

        if (CostUsd is > 0)
            yield return new Span(Cost(CostUsd), Ink.Faint);
        yield return new Span("Shift-Tab mode", Ink.Faint);
        yield return new Span("/help", Ink.Faint);
    }

    public static string Cost(decimal? cost) =>
        cost is { } known ? string.Create(CultureInfo.InvariantCulture, $"${known:0.00##}") : "unknown";

    /// <summary>As in "950" and "12.3k".</summary>
    public static string Tokens(long tokens) =>
        tokens < 1000 ? tokens.ToString(CultureInfo.InvariantCulture)
        : tokens < 1_000_000 ? string.Create(CultureInfo.InvariantCulture, $"{tokens / 1e3:0.0}k")
        : string.Create(CultureInfo.InvariantCulture, $"{tokens / 1e6:0.00}M");

    public static Span ModeName(PermissionMode mode) =>
        mode switch
        {
            PermissionMode.AcceptEdits => new Span("accepts edits", new Ink(Hue.Magenta)),
            PermissionMode.Plan => new Span("plan mode", Ink.Accent),
            PermissionMode.DontAsk => new Span("never asks", Ink.Faint),
            PermissionMode.BypassPermissions => new Span("asks nothing, allows all", Ink.Bad),
            _ => new Span("asks before changes", Ink.Faint),
        };
}
