using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Grip.Automations.Repair.Candidates;

/// <summary>A using directive for a type or an extension method that exists and is not imported.</summary>
internal sealed class ImportCandidates : ICandidateSource
{
    public IEnumerable<Candidate> For(RepairSite site)
    {
        if (
            site.Id is not ("CS0246" or "CS0103" or "CS1061" or "CS1929" or "CS0305" or "CS0616" or "CS0117" or "CS0118")
            || site.Name is not { } name
        )
            yield break;
        if (site.Node.FirstAncestorOrSelf<UsingDirectiveSyntax>() is not null)
            yield break;
        var spaces = site.Id is "CS1061" or "CS1929" ? Extensions(site, name) : Types(site, name);
        var moved = site.OldSymbol is { } old
            ? (old as INamedTypeSymbol ?? old.ContainingType)?.ContainingNamespace?.ToDisplayString()
            : null;
        foreach (var group in spaces.GroupBy(found => NameText.Namespace(found.Type)).Where(group => group.Key.Length > 0))
        {
            var edits = NameText.Import(site, group.Key).ToArray();
            if (edits.Length == 0)
                continue;
            var score = group.Max(found => found.Score);
            // Where it was before is the best evidence: a using directive was lost.
            if (moved == group.Key)
                score = 0.97;
            yield return Candidate.In(
                site,
                "import",
                $"import {group.Key}",
                score,
                $"{name.Identifier.ValueText} is in {group.Key}",
                edits
            );
        }
    }

    private static IEnumerable<(INamedTypeSymbol Type, double Score)> Types(RepairSite site, SimpleNameSyntax name)
    {
        if (
            name.Parent is MemberAccessExpressionSyntax access && access.Name == name
            || name.Parent is QualifiedNameSyntax qualified && qualified.Right == name
        )
            yield break;
        var isAttribute = site.Node.FirstAncestorOrSelf<AttributeSyntax>() is { } attribute && attribute.Name.Span.Contains(name.Span);
        var names = isAttribute
            ? new[] { name.Identifier.ValueText, name.Identifier.ValueText + "Attribute" }
            : [name.Identifier.ValueText];
        foreach (var type in names.SelectMany(site.Api.Index.Types).Where(type => type.ContainingType is null))
            if (name.Arity == type.Arity || name is IdentifierNameSyntax && site.Id == "CS0305")
                yield return (type, Score(site, type, 0.78));
    }

    private static IEnumerable<(INamedTypeSymbol Type, double Score)> Extensions(RepairSite site, SimpleNameSyntax name) =>
        site
            .Api.Index.Extensions(name.Identifier.ValueText)
            .Select(method => (method.ContainingType, Score(site, method.ContainingType, 0.8)));

    private static double Score(RepairSite site, INamedTypeSymbol type, double usual)
    {
        if (site.OldSymbol is null)
            return usual;
        if (site.OldSymbol is INamedTypeSymbol old)
            foreach (var successor in site.SuccessorsOf(old))
                if (SymbolEqualityComparer.Default.Equals(successor.Symbol, type))
                    return Math.Max(usual, successor.Confidence);
        return site.Api.IsOfChangedAssembly(type) ? usual + 0.08 : usual - 0.1;
    }
}
