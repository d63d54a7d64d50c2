using Grip.Core.Text;
using Microsoft.CodeAnalysis;

namespace Grip.Automations.Repair.Candidates;

/// <summary>A method that became a property, and the other way round.</summary>
internal sealed class ShapeCandidates : ICandidateSource
{
    public IEnumerable<Candidate> For(RepairSite site)
    {
        if (MemberUse.Of(site.Node) is not { } use)
            yield break;
        if (site.Id == "CS1955" && use.Call is { ArgumentList.Arguments.Count: 0 } call)
            yield return Candidate.In(
                site,
                "shape",
                $"property {use.Name.Identifier.ValueText}",
                0.95,
                $"{use.Name.Identifier.ValueText} is no method any more",
                [new TextEdit(call.ArgumentList.SpanStart, call.ArgumentList.Span.Length, "")]
            );
        if (
            site.Id is "CS0428" or "CS0019" or "CS1503" or "CS8917" or "CS0815" or "CS0119" or "CS0030" or "CS0023"
            && use.Call is null
            && site.Model.GetMemberGroup(use.Access, site.Cancellation)
                .OfType<IMethodSymbol>()
                .Any(method => method.Parameters.All(parameter => parameter.IsOptional))
            && site.OldSymbolOf(use.Access) is IPropertySymbol or IFieldSymbol
        )
            yield return Candidate.In(
                site,
                "shape",
                $"method {use.Name.Identifier.ValueText}",
                0.95,
                $"{use.Name.Identifier.ValueText} is a method now",
                [new TextEdit(use.Access.Span.End, 0, "()")]
            );
    }
}
