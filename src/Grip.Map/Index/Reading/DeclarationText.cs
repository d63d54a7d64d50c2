using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Grip.Map.Index.Reading;

/// <summary>The head of a declaration as it was written, on one line: modifiers, type, name, parameters, bases; no attributes, no body.</summary>
internal static class DeclarationText
{
    private const int Longest = 300;

    /// <param name="declaration">A member, or one variable of a field.</param>
    public static string Of(SyntaxNode declaration)
    {
        var text = new StringBuilder();
        foreach (var token in Tokens(declaration))
        {
            if (text.Length > 0 && text[^1] != ' ' && NeedsSpace(token))
                text.Append(' ');
            text.Append(token.Text);
            if (text.Length > Longest)
                return text.ToString(0, Longest).TrimEnd() + "…";
            if (token.HasTrailingTrivia || token.IsKind(SyntaxKind.CommaToken))
                text.Append(' ');
        }

        return text.ToString().TrimEnd(' ', ';', '{') + Accessors(declaration);
    }

    private static bool NeedsSpace(SyntaxToken token) =>
        token.LeadingTrivia.Any(trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia) || trivia.IsKind(SyntaxKind.EndOfLineTrivia))
        && !token.IsKind(SyntaxKind.CloseParenToken)
        && !token.IsKind(SyntaxKind.OpenBraceToken);

    private static IEnumerable<SyntaxToken> Tokens(SyntaxNode declaration) =>
        declaration switch
        {
            VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Parent: BaseFieldDeclarationSyntax field } list } variable =>
                field
                    .Modifiers.Concat(field is EventFieldDeclarationSyntax @event ? [@event.EventKeyword] : [])
                    .Concat(list.Type.DescendantTokens())
                    .Append(variable.Identifier)
                    .Concat(
                        field.Modifiers.Any(SyntaxKind.ConstKeyword) && variable.Initializer is { } value ? value.DescendantTokens() : []
                    ),
            _ => declaration
                .DescendantTokens(node => node == declaration || Shows(node))
                .Where(token => token.Parent == declaration ? ShowsOwn(token, declaration) : Shows(token.Parent!)),
        };

    private static bool Shows(SyntaxNode node) =>
        node
            is not (
                BlockSyntax
                or ArrowExpressionClauseSyntax
                or AttributeListSyntax
                or AccessorListSyntax
                or ConstructorInitializerSyntax
                or MemberDeclarationSyntax
            )
        && !(node is EqualsValueClauseSyntax && node.Parent is PropertyDeclarationSyntax);

    private static bool ShowsOwn(SyntaxToken token, SyntaxNode declaration) =>
        declaration is not BaseTypeDeclarationSyntax
        || !(token.IsKind(SyntaxKind.OpenBraceToken) || token.IsKind(SyntaxKind.CloseBraceToken) || token.IsKind(SyntaxKind.CommaToken));

    /// <summary>As in " { get; set; }"; empty for what has none.</summary>
    private static string Accessors(SyntaxNode declaration) =>
        declaration switch
        {
            PropertyDeclarationSyntax { ExpressionBody: not null } or IndexerDeclarationSyntax { ExpressionBody: not null } => " { get; }",
            BasePropertyDeclarationSyntax { AccessorList: { } list } =>
                $" {{ {string.Concat(list.Accessors.Select(accessor => $"{string.Concat(accessor.Modifiers.Select(modifier => modifier.Text + " "))}{accessor.Keyword.Text}; "))}}}",
            _ => "",
        };
}
