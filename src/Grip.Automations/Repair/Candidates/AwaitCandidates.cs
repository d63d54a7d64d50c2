using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Grip.Automations.Repair.Candidates;

/// <summary>A call that gives a task now where its result was used.</summary>
internal sealed class AwaitCandidates : ICandidateSource
{
    public IEnumerable<Candidate> For(RepairSite site)
    {
        var expression = site.Id switch
        {
            "CS1061" => MemberUse.Of(site.Node)?.Receiver,
            "CS0029" or "CS0266" or "CS1503" or "CS0019" or "CS1579" or "CS0023" or "CS1674" or "CS0021" => site.Node as ExpressionSyntax
                ?? (site.Node as ArgumentSyntax)?.Expression,
            _ => null,
        };
        if (
            expression is null
            || site.Node.FirstAncestorOrSelf<ForEachStatementSyntax>() is { } loop
                && site.Id == "CS1579"
                && (expression = loop.Expression) is null
        )
            yield break;
        foreach (
            var part in expression
                .DescendantNodesAndSelf()
                .OfType<InvocationExpressionSyntax>()
                .Where(call => call == expression || call.Parent == expression)
                .Take(2)
        )
        {
            if (!DroppedTasks.IsTask(site.Model.GetTypeInfo(part, site.Cancellation).Type) || DroppedTasks.IsTask(site.OldTypeOf(part)))
                continue;
            if (site.OldTypeOf(part) is null)
                continue;
            foreach (var candidate in Awaiting.Candidates(site, part, [], 0.93, "await", "it gives a task now"))
                yield return candidate;
        }
    }
}
