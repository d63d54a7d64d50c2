using Grip.Core.Agent;
using Grip.Core.Conversation;
using Grip.Screen.Diffs;
using Grip.Screen.Text;

namespace Grip.Screen.Items;

/// <summary>A call that has ended: one line, and below it what a person has to see: a difference, a verdict, a failure, a plan.</summary>
internal sealed record ToolItem(AgentEvent.ToolEnded Ended, string Description) : Item
{
    private const int MostDiffRows = 24;
    private const int MostErrorRows = 6;
    private const int LongestCall = 4_000;

    public override bool IsCompact => Ended.Result is { Patch: "", IsError: false, Verdict: null } && Ended.Call.Name != "TodoWrite";

    public override IEnumerable<Line> Render(int width, bool whole)
    {
        yield return Head(Ended.Result.IsError ? Ink.Bad : Ink.Good, "●", Ended.Call, Description, Outcome, whole ? int.MaxValue : width)
            .Cut(whole ? int.MaxValue : width);
        foreach (var line in Details(width - 2, whole))
            yield return line.Prepend("  ", Ink.Plain);
    }

    /// <summary>As in "● Read src/Order.cs  120 lines".</summary>
    public static Line Head(Ink ink, string bullet, Block.ToolUse call, string description, string outcome, int width)
    {
        var name = call.Name;
        var said = description == name ? "" : description.ReplaceLineEndings(" ⏎ ");
        // The outcome is what differs from call to call; a long description gives way.
        var room = Math.Max(10, width - 4 - name.Length - CellWidth.Of(outcome) - 2);
        var shown = Line.Of(said, Ink.Plain).Cut(room);
        return Line.Of([
            new Span(bullet + " ", ink),
            new Span(name, Ink.Bold),
            new Span(" ", Ink.Plain),
            .. shown.Spans,
            new Span(outcome.Length > 0 ? "  " + outcome : "", Ink.Faint),
        ]);
    }

    private string Outcome =>
        Ended.Denied ? "not permitted"
        : Ended.Call.Name == "TodoWrite" ? ""
        : Ended.Result.Patch.Length > 0 ? Changed()
        : Ended.Result.Summary ?? (Ended.Result.IsError ? "" : Size());

    private string Changed()
    {
        var files = PatchFile.Parse(Ended.Result.Patch).ToList();
        var lines = $"+{files.Sum(file => file.Added)} -{files.Sum(file => file.Removed)}";
        return files.Count == 1 ? lines : $"{files.Count} files {lines}";
    }

    private string Size() => Output.Counted.Of(Ended.Result.Content.AsSpan().TrimEnd('\n').Count('\n') + 1, "line");

    private IEnumerable<Line> Details(int width, bool whole)
    {
        if (Ended.Result.Patch.Length > 0)
            foreach (var line in Folded.Of(Patch(width, whole), whole ? int.MaxValue : MostDiffRows))
                yield return line;
        if (Ended.Result.Verdict is { } verdict)
            foreach (var line in VerdictView.Render(verdict, Ended.Result.Patch.Length > 0, width))
                yield return line;
        else if (Ended.Result.IsError && !whole)
            foreach (var line in Failure(width))
                yield return line;
        if (Ended.Call.Name == "TodoWrite" && !whole)
            foreach (var line in PlanView.Render(Ended.Result.Content, width))
                yield return line;
        if (whole)
            foreach (var line in Whole(width))
                yield return line;
    }

    private List<Line> Patch(int width, bool whole)
    {
        var several = PatchFile.Parse(Ended.Result.Patch).Count() > 1;
        return PatchView.Render(Ended.Result.Patch, width, several, context: several && !whole ? 0 : 3);
    }

    /// <summary>A failure's last lines say why; of a refusal the first.</summary>
    private IEnumerable<Line> Failure(int width)
    {
        var rows = Line.Lines(Ended.Result.Content, Ended.Denied ? Ink.Faint : Ink.Bad).Wrap(width).ToList();
        if (rows.Count <= MostErrorRows)
            return rows;
        return Ended.Call.Name == "Bash"
            ? rows.TakeLast(MostErrorRows).Prepend(Line.Of($"… {rows.Count - MostErrorRows} lines before (Ctrl-O shows all)", Ink.Faint))
            : Folded.Of(rows, MostErrorRows);
    }

    private IEnumerable<Line> Whole(int width)
    {
        var call = Ended.Call.Input.Length > LongestCall ? Ended.Call.Input[..LongestCall] + "…" : Ended.Call.Input;
        foreach (var row in Line.Of(call, Ink.Faint).Wrap(width))
            yield return row;
        foreach (var row in Line.Lines(Ended.Result.Content, Ended.Result.IsError ? Ink.Bad : Ink.Plain).Wrap(width))
            yield return row;
    }
}
