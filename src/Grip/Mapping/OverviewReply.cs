using Grip.Core;
using Grip.Map.Overview;
using Grip.Output;

namespace Grip.Mapping;

/// <summary>The answer of <c>grip map</c> and <c>grip map overview</c>.</summary>
internal sealed record OverviewReply(SolutionOverview Overview, int? Budget) : Reply(ExitCode.Done)
{
    public override void Write(TextOutput output, TextOutput error, Verbosity verbosity)
    {
        if (Budget is { } budget)
        {
            output.Raw(Within(budget));
            return;
        }

        var size = verbosity == Verbosity.Verbose ? OverviewText.Largest : OverviewText.Usual(Overview);
        var isFirst = true;
        foreach (var line in OverviewText.Lines(Overview, size))
        {
            if (line.IsHeading && !isFirst)
                output.Line();
            isFirst = false;
            output.Line(line.IsHeading ? output.Style.Strong(Printable.Text(line.Text)) : Printable.Text(line.Text));
        }

        if (!Overview.Weaknesses.IsEmpty)
            output.Line();
        foreach (var weakness in Overview.Weaknesses)
            output.Line($"weaker: {Printable.Text(weakness)}");
    }

    public override string ToJson(string command, TimeSpan duration) =>
        JsonText.Of(MapOverviewJson.Of(command, Overview, (long)duration.TotalMilliseconds), JsonText.Types.MapOverviewJson);

    /// <summary>The largest size whose text fits, found by halving.</summary>
    private string Within(int budget)
    {
        var (fits, most) = (0, OverviewText.Largest);
        while (fits < most)
        {
            var middle = (fits + most + 1) / 2;
            if (Compact(middle).Needed <= budget)
                fits = middle;
            else
                most = middle - 1;
        }

        var text = Compact(fits);
        return text.Needed <= budget ? text.ToString() : Cut(budget);
    }

    private CompactText Compact(int size)
    {
        var text = new CompactText(budget: null);
        foreach (var line in OverviewText.Lines(Overview, size))
            text.Line(Printable.Text(line.Text));
        return text;
    }

    /// <summary>Not even the name and the counts fit: the first line, and what would be needed.</summary>
    private string Cut(int budget)
    {
        var text = new CompactText(budget);
        foreach (var line in OverviewText.Lines(Overview, 0))
            text.Line(Printable.Text(line.Text));
        return text.ToString();
    }
}
