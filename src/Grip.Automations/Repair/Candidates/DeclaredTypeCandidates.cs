using Grip.Core.Text;
using Grip.Map.ApiDifference;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Grip.Automations.Repair.Candidates;

/// <summary>A variable, field or property whose value has got another type: its own declaration follows.</summary>
internal sealed class DeclaredTypeCandidates : ICandidateSource
{
    public IEnumerable<Candidate> For(RepairSite site)
    {
        if (site.Id is not ("CS0029" or "CS0266") || site.Node.FirstAncestorOrSelf<ExpressionSyntax>() is not { } node)
            yield break;
        var value = node.AncestorsAndSelf().TakeWhile(current => current.Span == node.Span).OfType<ExpressionSyntax>().Last();
        if (
            site.Model.GetTypeInfo(value, site.Cancellation).Type is not INamedTypeSymbol { TypeKind: not TypeKind.Error } type
            || Declared(site, value) is not { } declared
        )
            yield break;
        if (
            site.Model.GetTypeInfo(declared, site.Cancellation).Type is not { } was
            || !site.Api.IsOfChangedAssembly(type) && site.OldTypeOf(value) is not { }
        )
            yield break;
        foreach (var candidate in Types(type).Where(candidate => candidate.SpecialType != SpecialType.System_Object))
        {
            // The nearest in name to what is declared: "AsyncPolicy" for "Policy".
            var names = NameWords.Similarity(Bare(was.Name), Bare(candidate.Name));
            var contained = candidate.Name.Contains(Bare(was.Name), StringComparison.Ordinal);
            var exact = SymbolEqualityComparer.Default.Equals(candidate, type);
            if (!exact && !contained && names < 0.5 || candidate.TypeKind == TypeKind.Interface && was.TypeKind != TypeKind.Interface)
                continue;
            var written = candidate.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);
            yield return Candidate.In(
                site,
                "declaration",
                $"declare {ApiText.Of(was)} as {written}",
                0.6 + 0.2 * names + (exact ? 0.02 : 0) + (contained ? 0.08 : 0),
                $"its value is {ApiText.Of(type)} now",
                [new TextEdit(declared.SpanStart, declared.Span.Length, written), .. NameText.Import(site, NameText.Namespace(candidate))]
            );
        }
    }

    private static TypeSyntax? Declared(RepairSite site, ExpressionSyntax value)
    {
        if (
            value.Parent is EqualsValueClauseSyntax
            {
                Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Variables.Count: 1, Type: { IsVar: false } type } }
            }
        )
            return type;
        if (value.Parent is EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax property })
            return property.Type;
        // An assignment to a field or property of the same file.
        if (
            value.Parent is AssignmentExpressionSyntax assignment
            && assignment.Right == value
            && site.Model.GetSymbolInfo(assignment.Left, site.Cancellation).Symbol is IFieldSymbol or IPropertySymbol or ILocalSymbol
        )
            return site
                .Model.GetSymbolInfo(assignment.Left, site.Cancellation)
                .Symbol!.DeclaringSyntaxReferences.Where(reference => reference.SyntaxTree == site.Model.SyntaxTree)
                .Select(reference => reference.GetSyntax(site.Cancellation))
                .FirstOrDefault() switch
            {
                VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Variables.Count: 1, Type.IsVar: false } declaration } =>
                    declaration.Type,
                PropertyDeclarationSyntax own => own.Type,
                _ => null,
            };
        return null;
    }

    private static IEnumerable<INamedTypeSymbol> Types(INamedTypeSymbol type)
    {
        for (var current = type; current is not null; current = current.BaseType)
            yield return current;
        foreach (var contract in type.AllInterfaces)
            yield return contract;
    }

    private static string Bare(string name) => name is ['I', >= 'A' and <= 'Z', ..] ? name[1..] : name;
}
