using System.Collections.Immutable;
using Grip.Core.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Grip.Tests.Checks;

/// <summary>Small edits of real code as people and models make them, good and bad. What they break only the compiler knows.</summary>
internal static class Mutations
{
    private static readonly ImmutableArray<Func<CompilationUnitSyntax, Random, TextEdit?>> Kinds =
    [
        (root, random) => Rename(Pick<MemberAccessExpressionSyntax>(root, random)?.Name.Identifier, "Invented"),
        (root, random) =>
            Delete(
                Pick<MemberDeclarationSyntax>(
                    root,
                    random,
                    member => member is not (BaseNamespaceDeclarationSyntax or GlobalStatementSyntax)
                )
            ),
        (root, random) => Rename(Pick<MethodDeclarationSyntax>(root, random)?.Identifier, "Other"),
        (root, random) => Rename(Pick<PropertyDeclarationSyntax>(root, random)?.Identifier, "Other"),
        (root, random) => Rename(Pick<BaseTypeDeclarationSyntax>(root, random)?.Identifier, "Other"),
        (root, random) =>
            Pick<ParameterListSyntax>(root, random) is { } list
                ? new TextEdit(list.CloseParenToken.SpanStart, 0, list.Parameters.Count == 0 ? "int extra" : ", int extra")
                : null,
        (root, random) =>
            Pick<ParameterListSyntax>(root, random) is { Parameters.Count: > 0 } list
                ? new TextEdit(list.OpenParenToken.Span.End, list.CloseParenToken.SpanStart - list.OpenParenToken.Span.End, "")
                : null,
        (root, random) => Replace(Pick<MethodDeclarationSyntax>(root, random)?.ReturnType, "object"),
        (root, random) => Replace(Pick<PropertyDeclarationSyntax>(root, random)?.Type, "long"),
        (root, random) =>
            Replace(
                Pick<VariableDeclarationSyntax>(root, random, declaration => declaration.Parent is FieldDeclarationSyntax)?.Type,
                "string"
            ),
        (root, random) => Delete(Pick<BaseListSyntax>(root, random)),
        (root, random) =>
            Pick<InterfaceDeclarationSyntax>(root, random) is { } type
                ? new TextEdit(type.CloseBraceToken.SpanStart, 0, "void Added(); ")
                : null,
        (root, random) =>
            Pick<ClassDeclarationSyntax>(root, random, type => type.Modifiers.Any(SyntaxKind.AbstractKeyword)) is { } type
                ? new TextEdit(type.CloseBraceToken.SpanStart, 0, "public abstract void Added(); ")
                : null,
        (root, random) => ReplaceToken(PickToken(root, random, SyntaxKind.PublicKeyword), "private"),
        (root, random) => ReplaceToken(PickToken(root, random, SyntaxKind.PublicKeyword), "internal"),
        (root, random) =>
            Pick<ClassDeclarationSyntax>(root, random) is { } type ? new TextEdit(type.Keyword.SpanStart, 0, "sealed ") : null,
        (root, random) => ReplaceToken(PickToken(root, random, SyntaxKind.VirtualKeyword), ""),
        (root, random) => ReplaceToken(PickToken(root, random, SyntaxKind.OverrideKeyword), ""),
        (root, random) => ReplaceToken(PickToken(root, random, SyntaxKind.StaticKeyword), ""),
        (root, random) => ReplaceToken(PickToken(root, random, SyntaxKind.ThisKeyword), ""),
        (root, random) => Delete(Pick<UsingDirectiveSyntax>(root, random)),
        (_, _) => new TextEdit(0, 0, "using Does.Not.Exist;\n"),
        (_, _) => new TextEdit(0, 0, "using System.Text;\n"),
        (root, random) =>
            Delete(Pick<ArgumentSyntax>(root, random, argument => argument.Parent is ArgumentListSyntax { Arguments.Count: 1 })),
        (root, random) =>
            Pick<ArgumentListSyntax>(root, random) is { } list
                ? new TextEdit(list.OpenParenToken.Span.End, 0, list.Arguments.Count == 0 ? "0" : "0, ")
                : null,
        (root, random) => Delete(Pick<StatementSyntax>(root, random, statement => statement.Parent is BlockSyntax)),
        (root, random) =>
            Delete(Pick<EnumMemberDeclarationSyntax>(root, random, member => member.Parent is EnumDeclarationSyntax { Members.Count: 1 })),
        (root, random) => Delete(Pick<TypeParameterConstraintClauseSyntax>(root, random)),
        (root, random) => Pick<ClassDeclarationSyntax>(root, random) is { } type ? new TextEdit(type.Keyword.SpanStart, 5, "struct") : null,
        (root, random) => ReplaceToken(PickToken(root, random, SyntaxKind.AsyncKeyword), ""),
        (root, random) => Pick<NullableTypeSyntax>(root, random) is { } type ? new TextEdit(type.QuestionToken.SpanStart, 1, "") : null,
        (root, random) =>
            Pick<MethodDeclarationSyntax>(root, random) is { } method
                ? new TextEdit(method.SpanStart, 0, $"public void {method.Identifier.ValueText}(System.DayOfWeek overload) {{ }}\n    ")
                : null,
        (root, random) =>
            Pick<MethodDeclarationSyntax>(root, random) is { } method
                ? new TextEdit(method.SpanStart, 0, "private static int Unused() => 1;\n    ")
                : null,
        (root, random) =>
            Pick<MemberDeclarationSyntax>(root, random) is { } member ? new TextEdit(member.SpanStart, 0, "/* a comment */ ") : null,
        (root, random) => Replace(Pick<LiteralExpressionSyntax>(root, random), "default"),
        (root, random) => Rename(Pick<IdentifierNameSyntax>(root, random)?.Identifier, "Invented"),
        (root, random) => Delete(Pick<ConstructorDeclarationSyntax>(root, random)),
        (root, random) => Delete(Pick<AttributeListSyntax>(root, random)),
        (root, random) => Rename(Pick<ParameterSyntax>(root, random)?.Identifier, "renamed"),
        (root, random) =>
            Pick<AccessorDeclarationSyntax>(root, random, accessor => accessor.IsKind(SyntaxKind.SetAccessorDeclaration)) is { } set
                ? new TextEdit(set.SpanStart, set.Span.Length, "")
                : null,
    ];

    public static int Count => Kinds.Length;

    /// <summary>One edit of the file, or null if the file has nothing for this kind.</summary>
    public static TextEdit? Make(SyntaxTree tree, int kind, Random random) => Kinds[kind](tree.GetCompilationUnitRoot(), random);

    private static T? Pick<T>(SyntaxNode root, Random random, Func<T, bool>? where = null)
        where T : SyntaxNode
    {
        var all = root.DescendantNodes().OfType<T>().Where(where ?? (_ => true)).ToArray();
        return all.Length == 0 ? null : all[random.Next(all.Length)];
    }

    private static SyntaxToken? PickToken(SyntaxNode root, Random random, SyntaxKind kind)
    {
        var all = root.DescendantTokens().Where(token => token.IsKind(kind)).ToArray();
        return all.Length == 0 ? null : all[random.Next(all.Length)];
    }

    private static TextEdit? Rename(SyntaxToken? token, string name) => ReplaceToken(token, name);

    private static TextEdit? ReplaceToken(SyntaxToken? token, string text) =>
        token is { } real ? new TextEdit(real.SpanStart, real.Span.Length, text) : null;

    private static TextEdit? Replace(SyntaxNode? node, string text) =>
        node is null ? null : new TextEdit(node.SpanStart, node.Span.Length, text);

    private static TextEdit? Delete(SyntaxNode? node) => Replace(node, "");
}
