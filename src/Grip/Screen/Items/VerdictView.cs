using Grip.Core.Checks;
using Grip.Output;
using Grip.Screen.Text;

namespace Grip.Screen.Items;

/// <summary>What the gate found, for people.</summary>
internal static class VerdictView
{
    private const int MostErrors = 5;

    /// <param name="landed">False if the change was refused and not written.</param>
    public static IEnumerable<Line> Render(Verdict verdict, bool landed, int width)
    {
        var introduced = verdict.Introduced.Where(one => one.Severity == DiagnosticSeverity.Error).ToList();
        var errorsFixed = verdict.Fixed.Count(one => one.Severity == DiagnosticSeverity.Error);
        var head =
            introduced.Count == 0 ? "✓ introduces no error"
            : landed ? $"✗ introduces {Counted.Of(introduced.Count, "error")}"
            : "✗ not written: it would not parse";
        if (errorsFixed > 0)
            head += $", fixes {errorsFixed}";
        yield return Line.Of(head, introduced.Count == 0 ? Ink.Good : Ink.Bad);
        foreach (var line in Errors(introduced, width))
            yield return line;
        foreach (var weakness in verdict.Weaknesses)
        foreach (var row in Line.Of($"! weaker than a build: {weakness}", Ink.Warn).Wrap(width, "  "))
            yield return row;
    }

    /// <summary>Each error with its place and the nearest names that exist.</summary>
    public static IEnumerable<Line> Errors(IEnumerable<CheckDiagnostic> errors, int width)
    {
        var distinct = errors.DistinctBy(one => (one.Id, one.Path, one.Line, one.Message)).ToList();
        foreach (var error in distinct.Take(MostErrors))
        {
            var place = error.Path is null ? error.Project : $"{Path.GetFileName(error.Path)}:{error.Line}";
            var nearest = error.Suggestions.IsEmpty ? "" : $" → {string.Join(", ", error.Suggestions.Take(3))}?";
            var line = Line.Of(
                new Span($"  {place} {error.Id} ", Ink.Bad),
                new Span(error.Message, Ink.Plain),
                new Span(nearest, Ink.Accent)
            );
            foreach (var row in line.Wrap(width, "    "))
                yield return row;
        }

        if (distinct.Count > MostErrors)
            yield return Line.Of($"  … and {distinct.Count - MostErrors} more", Ink.Faint);
    }
}
