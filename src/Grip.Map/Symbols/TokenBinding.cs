using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Grip.Map.Symbols;

/// <summary>What one identifier stands for.</summary>
/// <param name="Symbols">One; several if the code names an overload set or does not compile; none if the name is unknown.</param>
public readonly record struct TokenBinding(ImmutableArray<ISymbol> Symbols, bool IsDeclaration, bool IsCandidate)
{
    public static TokenBinding None => new([], false, false);

    /// <param name="token">An identifier of the model's tree, in documentation comments too.</param>
    public static TokenBinding Of(SyntaxToken token, SemanticModel model, CancellationToken cancellation)
    {
        if (token.Parent is null || token.Parent.FirstAncestorOrSelf<DirectiveTriviaSyntax>() is not null)
            return None;
        if (Declared(token, model, cancellation) is { } declared)
            return new TokenBinding([declared], IsDeclaration: true, IsCandidate: false);
        if (token.Parent is not SimpleNameSyntax name)
            return None;
        if (NamespacePart(name, model, cancellation) is { } part)
            return new TokenBinding([part], IsDeclaration: true, IsCandidate: false);
        if (
            name is IdentifierNameSyntax identifier
            && model.GetAliasInfo(identifier, cancellation) is { } alias
            && alias.Name == token.ValueText
        )
            return new TokenBinding([alias], false, false);
        var info = model.GetSymbolInfo(name, cancellation);
        if (info.Symbol is null && info.CandidateSymbols.IsEmpty && name.Parent is MemberCrefSyntax cref)
            info = model.GetSymbolInfo(cref, cancellation);
        return info.Symbol is { } symbol
            ? new TokenBinding([symbol], false, false)
            : new TokenBinding(info.CandidateSymbols, false, !info.CandidateSymbols.IsEmpty);
    }

    /// <summary>True if the identifier may be a name where it is declared; decided by syntax alone.</summary>
    public static bool Declares(SyntaxToken token) =>
        token.IsKind(SyntaxKind.IdentifierToken)
        && token.Parent switch
        {
            ConstructorDeclarationSyntax or DestructorDeclarationSyntax => false,
            IdentifierNameSyntax { Parent: NameEqualsSyntax { Parent: UsingDirectiveSyntax } } => true,
            SimpleNameSyntax name => name.FirstAncestorOrSelf<BaseNamespaceDeclarationSyntax>() is { } space
                && space.Name.Span.Contains(name.Span),
            null => false,
            var parent => IsDeclarator(parent),
        };

    private static ISymbol? Declared(SyntaxToken token, SemanticModel model, CancellationToken cancellation) =>
        token.Parent switch
        {
            { } parent when IsDeclarator(parent) => model.GetDeclaredSymbol(parent, cancellation),
            IdentifierNameSyntax
            {
                Parent: NameEqualsSyntax { Parent: UsingDirectiveSyntax or AnonymousObjectMemberDeclaratorSyntax } equals
            } => model.GetDeclaredSymbol(equals.Parent!, cancellation),
            IdentifierNameSyntax { Parent: NameColonSyntax { Parent: ArgumentSyntax { Parent: TupleExpressionSyntax } argument } } =>
                model.GetDeclaredSymbol(argument, cancellation),
            _ => null,
        };

    /// <summary>An identifier directly in these is a name where it is declared; any other name inside is a node of its own.</summary>
    private static bool IsDeclarator(SyntaxNode node) =>
        node
            is BaseTypeDeclarationSyntax
                or DelegateDeclarationSyntax
                or MethodDeclarationSyntax
                or PropertyDeclarationSyntax
                or EventDeclarationSyntax
                or ConstructorDeclarationSyntax
                or DestructorDeclarationSyntax
                or EnumMemberDeclarationSyntax
                or VariableDeclaratorSyntax
                or ParameterSyntax
                or TypeParameterSyntax
                or LocalFunctionStatementSyntax
                or SingleVariableDesignationSyntax
                or ForEachStatementSyntax
                or CatchDeclarationSyntax
                or LabeledStatementSyntax
                or FromClauseSyntax
                or LetClauseSyntax
                or JoinClauseSyntax
                or JoinIntoClauseSyntax
                or QueryContinuationSyntax
                or TupleElementSyntax
                or ExternAliasDirectiveSyntax;

    /// <summary>The namespace that one segment of a namespace declaration's name declares.</summary>
    private static ISymbol? NamespacePart(SimpleNameSyntax name, SemanticModel model, CancellationToken cancellation)
    {
        var declaration = name.FirstAncestorOrSelf<BaseNamespaceDeclarationSyntax>();
        if (declaration is null || !declaration.Name.Span.Contains(name.Span))
            return null;
        var space = model.GetDeclaredSymbol(declaration, cancellation) as INamespaceSymbol;
        var after = declaration.Name.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().Count(other => other.SpanStart > name.SpanStart);
        for (; after > 0; after--)
            space = space?.ContainingNamespace;
        return space;
    }
}
