using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Grip.Map.Index.Reading;

/// <summary>Fingerprints of what a declaration shows to others: no bodies, no values that only it sees, no members of a type.</summary>
internal static class ShapeHash
{
    private const ulong Offset = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    public static long Of(SyntaxNode declaration) => (long)Tokens(declaration, Offset);

    /// <summary>Global usings, assembly attributes, extern aliases, and whether there are top-level statements.</summary>
    public static long OfFile(CompilationUnitSyntax root)
    {
        var hash = Offset;
        foreach (var directive in root.Usings.Where(directive => directive.GlobalKeyword.IsKind(SyntaxKind.GlobalKeyword)))
            hash = Tokens(directive, hash);
        foreach (var attributes in root.AttributeLists)
            hash = Tokens(attributes, hash);
        foreach (var alias in root.Externs)
            hash = Tokens(alias, hash);
        return (long)(root.Members.Any(member => member is GlobalStatementSyntax) ? Add(hash, "top-level") : hash);
    }

    private static ulong Tokens(SyntaxNode node, ulong hash)
    {
        foreach (var token in node.DescendantTokens(child => child == node || IsVisible(child)))
            if (token.Parent == node || IsVisible(token.Parent!))
                hash = Add(hash, token.Text);
        return hash;
    }

    private static bool IsVisible(SyntaxNode node) =>
        node switch
        {
            BlockSyntax or ArrowExpressionClauseSyntax => false,
            EqualsValueClauseSyntax value => value.Parent is ParameterSyntax or EnumMemberDeclarationSyntax
                || value.Parent?.Parent?.Parent is FieldDeclarationSyntax field && field.Modifiers.Any(SyntaxKind.ConstKeyword),
            GlobalStatementSyntax => false,
            MemberDeclarationSyntax => false,
            ConstructorInitializerSyntax => false,
            _ => true,
        };

    private static ulong Add(ulong hash, string text)
    {
        foreach (var character in text)
            hash = (hash ^ character) * Prime;
        return (hash ^ 0x1F) * Prime;
    }
}
