using System.Collections.Immutable;
using Grip.Core.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Grip.Automations.Repair.Candidates;

/// <summary>Awaits what gives a task now, and carries that up to the callers as far as the signatures allow.</summary>
internal static class Awaiting
{
    /// <param name="whole">The expression that gives the task.</param>
    /// <param name="inner">Edits inside of it.</param>
    public static IEnumerable<Candidate> Candidates(
        RepairSite site,
        ExpressionSyntax whole,
        ImmutableArray<TextEdit> inner,
        double score,
        string rule,
        string why
    )
    {
        // After "?." the whole conditional chain is what is awaited, which may be null.
        if (
            whole
                .Ancestors()
                .TakeWhile(node => node is ExpressionSyntax)
                .Any(node => node is ConditionalAccessExpressionSyntax access && access.WhenNotNull.Span.Contains(whole.Span))
        )
            yield break;
        var spread = new AsyncSpread(site);
        if (!spread.Include(whole))
            yield break;
        var edits = spread.Edits(site.Path, [.. inner, .. Wrap(whole)]);
        var factor = spread.Reach == 0 ? 1 : 0.97;
        yield return new Candidate(
            "await",
            rule,
            score * factor,
            spread.Reach == 0
                ? $"{why}; awaited"
                : $"{why}; awaited, and so in {spread.Reach} {(spread.Reach == 1 ? "caller" : "callers")}",
            edits
        );
    }

    public static IEnumerable<TextEdit> Wrap(ExpressionSyntax whole)
    {
        var needsParentheses =
            whole.Parent
                is MemberAccessExpressionSyntax
                    or ElementAccessExpressionSyntax
                    or ConditionalAccessExpressionSyntax
                    or PostfixUnaryExpressionSyntax
            || whole.Parent is InvocationExpressionSyntax call && call.Expression == whole;
        yield return new TextEdit(whole.SpanStart, 0, needsParentheses ? "(await " : "await ");
        if (needsParentheses)
            yield return new TextEdit(whole.Span.End, 0, ")");
    }
}
