using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Grip.Automations.Imports;

/// <summary>What disappears with a using directive.</summary>
internal static class UsingRemoval
{
    /// <summary>
    /// One span for each run of <paramref name="directives"/>: their lines whole, and one of two blank lines where
    /// nothing stands between them any more. Comments above stay.
    /// </summary>
    public static IEnumerable<TextSpan> Spans(SourceText text, IEnumerable<UsingDirectiveSyntax> directives)
    {
        var lines = directives.Select(directive => Line(text, directive)).OrderBy(span => span.Start).ToList();
        for (var i = 0; i < lines.Count; )
        {
            var run = lines[i++];
            while (i < lines.Count && lines[i].Start == run.End)
                run = TextSpan.FromBounds(run.Start, lines[i++].End);
            yield return WithBlankLine(text, run);
        }
    }

    private static TextSpan Line(SourceText text, UsingDirectiveSyntax directive)
    {
        var first = text.Lines.GetLineFromPosition(directive.SpanStart);
        var last = text.Lines.GetLineFromPosition(directive.Span.End);
        var ownsStart = string.IsNullOrWhiteSpace(text.ToString(TextSpan.FromBounds(first.Start, directive.SpanStart)));
        var rest = text.ToString(TextSpan.FromBounds(directive.Span.End, last.End)).TrimStart();
        var ownsEnd = rest.Length == 0 || rest.StartsWith("//", StringComparison.Ordinal);
        return TextSpan.FromBounds(
            ownsStart ? first.Start : directive.SpanStart,
            ownsEnd ? (ownsStart ? last.EndIncludingLineBreak : last.End) : directive.Span.End
        );
    }

    private static TextSpan WithBlankLine(SourceText text, TextSpan run)
    {
        if (run.End >= text.Length || text.Lines.GetLineFromPosition(run.End) is var next && next.Start != run.End)
            return run;
        var opens = run.Start == 0 || IsBlankOrOpens(text, text.Lines.GetLineFromPosition(run.Start - 1));
        return opens && IsBlank(next) ? TextSpan.FromBounds(run.Start, next.EndIncludingLineBreak) : run;
    }

    private static bool IsBlankOrOpens(SourceText text, TextLine line) => IsBlank(line) || text.ToString(line.Span).Trim() is "{";

    private static bool IsBlank(TextLine line) => string.IsNullOrWhiteSpace(line.ToString());
}
