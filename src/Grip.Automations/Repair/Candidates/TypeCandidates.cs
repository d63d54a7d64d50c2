using Grip.Core.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Grip.Automations.Repair.Candidates;

/// <summary>A type that got another name, another namespace or other type parameters.</summary>
internal sealed class TypeCandidates : ICandidateSource
{
    public IEnumerable<Candidate> For(RepairSite site)
    {
        var old = site.OldSymbol switch
        {
            INamedTypeSymbol type => type,
            IMethodSymbol { MethodKind: MethodKind.Constructor } constructor => constructor.ContainingType,
            _ => null,
        };
        if (old is null || site.UseNode is not { } use || site.Node.FirstAncestorOrSelf<UsingDirectiveSyntax>() is not null)
            yield break;
        if (NameOf(use, old) is not { } name)
            yield break;
        var whole = Whole(name);
        foreach (var successor in site.SuccessorsOf(old))
        {
            if (successor.Symbol is not INamedTypeSymbol now)
                continue;
            foreach (var (written, space, factor) in Written(site, name, whole, now))
                yield return Candidate.In(
                    site,
                    "type",
                    $"type {NameText.Full(now)}{(now.Arity > 0 ? $"`{now.Arity}" : "")}",
                    successor.Confidence * factor,
                    $"{successor.Why}: {NameText.Full(old)} is now {NameText.Full(now)}",
                    [new TextEdit(whole.SpanStart, whole.Span.Length, written), .. NameText.Import(site, space)]
                );
        }
    }

    private static SimpleNameSyntax? NameOf(SyntaxNode use, INamedTypeSymbol old) =>
        use switch
        {
            SimpleNameSyntax simple => simple,
            QualifiedNameSyntax qualified => qualified.Right,
            MemberAccessExpressionSyntax access => access.Name,
            ObjectCreationExpressionSyntax creation => NameOf(creation.Type, old),
            AttributeSyntax attribute => NameOf(attribute.Name, old),
            PrimaryConstructorBaseTypeSyntax parent => NameOf(parent.Type, old),
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: SimpleNameSyntax type } }
                when type.Identifier.ValueText == old.Name => type,
            _ => null,
        };

    /// <summary>The name with the namespaces that are written before it.</summary>
    private static SyntaxNode Whole(SimpleNameSyntax name) =>
        name.Parent switch
        {
            QualifiedNameSyntax qualified when qualified.Right == name => qualified,
            MemberAccessExpressionSyntax access when access.Name == name => access,
            AliasQualifiedNameSyntax alias => alias,
            _ => name,
        };

    private static IEnumerable<(string Text, string Import, double Factor)> Written(
        RepairSite site,
        SimpleNameSyntax name,
        SyntaxNode whole,
        INamedTypeSymbol now
    )
    {
        var text = NameText.Of(now);
        if (
            site.Node.FirstAncestorOrSelf<AttributeSyntax>() is { } attribute
            && attribute.Name.Span.Contains(name.Span)
            && !name.Identifier.ValueText.EndsWith("Attribute", StringComparison.Ordinal)
            && text.EndsWith("Attribute", StringComparison.Ordinal)
        )
            text = text[..^"Attribute".Length];
        var arguments = name is GenericNameSyntax generic ? generic.TypeArgumentList : null;
        var given = arguments?.Arguments.Count ?? 0;
        if (now.Arity == given)
            text += arguments?.ToString();
        else if (now.Arity != 0)
            yield break;
        var qualified =
            whole != name
            && whole.ToString().Contains('.', StringComparison.Ordinal)
            && site.OldSymbolOf(whole is QualifiedNameSyntax q ? q.Left : name) is INamespaceSymbol;
        var factor = now.Arity == given ? 1 : 0.9;
        if (qualified)
            yield return (NameText.Namespace(now) + "." + text, "", factor);
        else
            yield return (text, NameText.Namespace(now), factor);
    }
}
