using Grip.Core.Text;
using Grip.Map.ApiDifference;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Grip.Automations.Repair.Candidates;

/// <summary>
/// A member that is reached another way: through a property of what is there now ("response.ResponseMessage.Content"), or of the
/// object before ("csv.Context.RegisterClassMap" for "csv.Configuration.RegisterClassMap").
/// </summary>
internal sealed class PathCandidates : ICandidateSource
{
    public IEnumerable<Candidate> For(RepairSite site)
    {
        if (site.Id is not ("CS1061" or "CS0117") || MemberUse.Of(site.Node) is not { Receiver: { } receiver } use)
            yield break;
        var old = site.OldSymbolOf(use.Name);
        foreach (var candidate in Through(site, use, receiver, old).Concat(Beside(site, use, receiver, old)))
            yield return candidate;
    }

    private static IEnumerable<Candidate> Through(RepairSite site, MemberUse use, ExpressionSyntax receiver, ISymbol? old)
    {
        if (site.Model.GetTypeInfo(receiver, site.Cancellation).Type is not { TypeKind: not TypeKind.Error } type)
            yield break;
        var was = site.OldTypeOf(receiver);
        foreach (var property in Properties(site, type, use))
        {
            if (!Has(site, property.Type, use))
                continue;
            var same = was is not null && was.ToDisplayString() == property.Type.ToDisplayString();
            if (was is not null && type.ToDisplayString() == was.ToDisplayString() && old is null)
                continue;
            yield return Candidate.In(
                site,
                "path",
                $"through {property.ContainingType.Name}.{property.Name}",
                same ? 0.9 : 0.66,
                same
                    ? $"{property.Name} is the {ApiText.Of(was!)} that this was"
                    : $"{use.Name.Identifier.ValueText} is a member of {property.Name}",
                [new TextEdit(use.Name.SpanStart, 0, property.Name + ".")]
            );
        }
    }

    private static IEnumerable<Candidate> Beside(RepairSite site, MemberUse use, ExpressionSyntax receiver, ISymbol? old)
    {
        if (
            receiver is not MemberAccessExpressionSyntax { Expression: { } parent }
            || site.Model.GetTypeInfo(parent, site.Cancellation).Type is not { TypeKind: not TypeKind.Error } type
            || old is null
        )
            yield break;
        if (
            site
                .Model.LookupSymbols(use.Name.SpanStart, type, use.Name.Identifier.ValueText)
                .Any(member => member is IPropertySymbol or IMethodSymbol)
        )
            yield return Candidate.In(
                site,
                "path",
                $"{type.Name}.{use.Name.Identifier.ValueText}",
                0.84,
                $"{use.Name.Identifier.ValueText} is a member of {ApiText.Of(type)} itself",
                [new TextEdit(receiver.SpanStart, receiver.Span.Length, parent.ToString())]
            );
        foreach (var property in Properties(site, type, use))
            if (Has(site, property.Type, use))
                yield return Candidate.In(
                    site,
                    "path",
                    $"{type.Name}.{property.Name}.{use.Name.Identifier.ValueText}",
                    0.82,
                    $"{use.Name.Identifier.ValueText} is a member of {property.Name}",
                    [new TextEdit(receiver.SpanStart, receiver.Span.Length, $"{parent}.{property.Name}")]
                );
    }

    private static IEnumerable<IPropertySymbol> Properties(RepairSite site, ITypeSymbol type, MemberUse use) =>
        site
            .Model.LookupSymbols(use.Name.SpanStart, type)
            .OfType<IPropertySymbol>()
            .Where(property => !property.IsStatic && !property.IsIndexer && site.Api.IsOfChangedAssembly(property));

    private static bool Has(RepairSite site, ITypeSymbol type, MemberUse use) =>
        site
            .Model.LookupSymbols(use.Name.SpanStart, type, use.Name.Identifier.ValueText)
            .Any(member => use.Call is null ? member is IPropertySymbol or IFieldSymbol or IEventSymbol : member is IMethodSymbol);
}
