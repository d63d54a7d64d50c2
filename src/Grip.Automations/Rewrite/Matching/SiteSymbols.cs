using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Grip.Automations.Rewrite.Matching;

/// <summary>Asks the compiler about one document; binds nothing before the first question.</summary>
/// <param name="meanings">What the pattern's names mean in this compilation; null if the pattern has no names.</param>
/// <param name="aliases">Names that using aliases of the document or of the whole project introduce.</param>
internal sealed class SiteSymbols(
    PatternSymbols? meanings,
    Lazy<SemanticModel> model,
    ImmutableHashSet<string> aliases,
    CancellationToken cancellation
)
{
    public SemanticModel Model => model.Value;

    /// <summary>The same document for another pattern.</summary>
    public SiteSymbols For(PatternSymbols other) => new(other, model, aliases, cancellation);

    public NameMeaning? MeaningOf(SyntaxNode pattern) => meanings?.Of(pattern);

    /// <summary>Whether a name of the pattern and a name of the document mean the same; null if the pattern's node is no such name.</summary>
    public bool? MatchName(SyntaxNode pattern, SyntaxNode node, Captures captures)
    {
        if (meanings?.Of(pattern) is not { } meaning)
            return null;
        if (node is not (NameSyntax or MemberAccessExpressionSyntax or PredefinedTypeSyntax))
            return false;
        var written = PatternSymbols.SimpleName(node);
        if (!meaning.Names.Contains(written) && !aliases.Contains(written) || node is IdentifierNameSyntax { IsVar: true })
            return false;
        var symbol = Symbol(node);
        if (symbol is IMethodSymbol { MethodKind: MethodKind.Constructor } constructor)
            symbol = constructor.ContainingType;
        if (symbol is IMethodSymbol { ReducedFrom: { } reduced })
            symbol = reduced;
        if (symbol is null || !meaning.Includes(symbol))
            return false;
        if (symbol is ITypeSymbol type && node is not PredefinedTypeSyntax)
            captures.AddType(type.OriginalDefinition, Bare(node));
        else if (node is MemberAccessExpressionSyntax access && Symbol(access.Expression) is ITypeSymbol owner)
            captures.AddType(owner.OriginalDefinition, access.Expression.ToString());
        return true;
    }

    public bool Means(SyntaxNode pattern, ITypeSymbol type) => meanings?.Of(pattern)?.Includes(type) ?? false;

    public ITypeSymbol? TypeOf(SyntaxNode node) => Model.GetTypeInfo(node, cancellation).Type;

    public IMethodSymbol? Method(InvocationExpressionSyntax call) => Symbol(call) as IMethodSymbol;

    /// <summary>The bound symbol, or the only one that was considered where the code does not compile.</summary>
    public ISymbol? Symbol(SyntaxNode node)
    {
        var info = Model.GetSymbolInfo(node, cancellation);
        return info.Symbol ?? (info.CandidateSymbols is [var only] ? only : null);
    }

    private static string Bare(SyntaxNode node) =>
        node switch
        {
            GenericNameSyntax generic => generic.Identifier.Text,
            QualifiedNameSyntax { Right: GenericNameSyntax generic } qualified => $"{qualified.Left}.{generic.Identifier.Text}",
            _ => node.ToString(),
        };
}
