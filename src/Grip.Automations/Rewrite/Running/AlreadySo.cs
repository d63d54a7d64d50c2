using Grip.Automations.Rewrite.Matching;
using Grip.Automations.Rewrite.Patterns;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Grip.Automations.Rewrite.Running;

/// <summary>
/// Matches that look as the replacement does already, as <c>await x.ConfigureAwait(false)</c> where <c>await $X</c> is to
/// become that. A rule whose replacement is as wide as its pattern (arguments that change places) has no such thing.
/// </summary>
internal sealed class AlreadySo(ParsedRule rule, PatternSymbols template)
{
    public List<(PatternMatch Match, SiteSymbols Symbols)> Without(
        List<(PatternMatch Match, SiteSymbols Symbols)> matches,
        CancellationToken cancellation
    )
    {
        if (
            rule.Replacement is not { Nodes: [var wanted] }
            || rule.Patterns.Any(pattern => pattern.Nodes is not [var node] || Shapes.Covers(wanted, node))
        )
            return matches;
        var done = new List<(TextSpan Span, Captures Captures)>();
        foreach (var (match, symbols) in matches)
        {
            var captures = new Captures();
            if (new NodeMatcher(symbols.For(template), captures, cancellation).Match(wanted, match.Node))
                done.Add((match.Span, captures));
        }

        return done.Count == 0 ? matches : [.. matches.Where(found => !done.Exists(one => Covers(one, found.Match.Span)))];
    }

    // What the replacement's own holes stand for is code like any other.
    private static bool Covers((TextSpan Span, Captures Captures) done, TextSpan span) =>
        done.Span.Contains(span) && !done.Captures.All.Any(entry => entry.Capture.Parts.Any(part => part.Span.Contains(span)));
}
