using Grip.Core.Text;
using Grip.Map.ApiDifference;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Grip.Automations.Repair.Candidates;

/// <summary>A member that got another name, another place, another signature or another shape.</summary>
internal sealed class MemberCandidates : ICandidateSource
{
    public IEnumerable<Candidate> For(RepairSite site)
    {
        if (site.OldSymbol is not { } old || old is INamedTypeSymbol || site.UseNode is not { } node)
            yield break;
        if (
            node
            is BaseObjectCreationExpressionSyntax
                or ConstructorInitializerSyntax
                or PrimaryConstructorBaseTypeSyntax
                or AttributeSyntax
        )
        {
            foreach (var candidate in Constructions(site, node, old))
                yield return candidate;
            yield break;
        }

        if (MemberUse.Of(node) is not { } use)
            yield break;
        foreach (var successor in site.SuccessorsOf(old).Concat(Reachable(site, use, old)))
        foreach (var candidate in MemberRewrite.Candidates(site, use, old, successor))
            yield return candidate;
    }

    private static IEnumerable<Candidate> Constructions(RepairSite site, SyntaxNode node, ISymbol old)
    {
        var list = node switch
        {
            BaseObjectCreationExpressionSyntax creation => creation.ArgumentList,
            ConstructorInitializerSyntax initializer => initializer.ArgumentList,
            PrimaryConstructorBaseTypeSyntax parent => parent.ArgumentList,
            _ => null,
        };
        if (old is not IMethodSymbol constructor)
            yield break;
        var type = site.TypeNow(constructor.ContainingType);
        foreach (var successor in site.SuccessorsOf(old))
        {
            if (successor.Symbol is IMethodSymbol { MethodKind: MethodKind.Constructor } now && list is not null)
            {
                if (ArgumentPlan.For(site, constructor, now, list, reduced: false) is { } plan)
                    yield return Candidate.In(
                        site,
                        "arguments",
                        $"arguments {ApiText.Of(now)}",
                        Math.Min(0.95, successor.Confidence) * plan.Factor,
                        $"{ApiText.Of(now)}; {plan.Why}",
                        [new TextEdit(list.SpanStart, list.Span.Length, plan.Text), .. plan.Imports]
                    );
            }
            else if (
                successor.Symbol is { IsStatic: true, Kind: SymbolKind.Field or SymbolKind.Property } value
                && node is ObjectCreationExpressionSyntax { Initializer: null } created
                && (list is null || list.Arguments.Count == 0)
            )
                yield return Candidate.In(
                    site,
                    "member",
                    $"member {NameText.Full(value.ContainingType)}.{value.Name}",
                    successor.Confidence,
                    successor.Why,
                    [
                        new TextEdit(
                            created.SpanStart,
                            created.Span.Length,
                            $"{(SymbolEqualityComparer.Default.Equals(value.ContainingType, type) ? created.Type.ToString() : NameText.Of(value.ContainingType))}.{value.Name}"
                        ),
                        .. NameText.ImportFor(site, value),
                    ]
                );
        }
    }

    /// <summary>What the receiver offers now under a similar name, where the difference of the APIs knows nothing better.</summary>
    private static IEnumerable<Successor> Reachable(RepairSite site, MemberUse use, ISymbol old)
    {
        if (
            use.Receiver is null
            || site.Model.GetTypeInfo(use.Receiver, site.Cancellation).Type is not { TypeKind: not TypeKind.Error } type
        )
            yield break;
        foreach (var member in site.Model.LookupSymbols(use.Name.SpanStart, type, name: null, includeReducedExtensionMethods: true))
        {
            if (
                member.Name == old.Name
                || member is not (IMethodSymbol or IPropertySymbol or IFieldSymbol or IEventSymbol)
                || !site.Api.IsOfChangedAssembly(member) && !site.Api.IsOfChangedAssembly(old)
            )
                continue;
            var names = NameWords.Similarity(old.Name, member.Name);
            if (names < 0.5)
                continue;
            var documents = site.Api.Difference.DocumentationLikeness(old, member);
            yield return new Successor(
                member,
                0.45 * names + (site.HadBefore(member) ? -0.05 : 0.15) + 0.2 * documents,
                "the receiver has a member with a similar name"
            );
        }
    }
}
