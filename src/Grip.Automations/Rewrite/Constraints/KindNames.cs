using Grip.Core;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Grip.Automations.Rewrite.Constraints;

/// <summary>A kind of syntax as rules name it.</summary>
/// <param name="Test">For a short name; null for one of the compiler's own.</param>
internal sealed record KindName(string Name, Func<SyntaxNode, bool>? Test, SyntaxKind Kind)
{
    public bool IsExpressionTree => Name == "expression-tree";

    public bool Covers(SyntaxNode node) => Test?.Invoke(node) ?? node.IsKind(Kind);
}

/// <summary>Short names for what people ask for; every name of the compiler's SyntaxKind works too.</summary>
internal static class KindNames
{
    private static readonly Dictionary<string, Func<SyntaxNode, bool>> Short = new(StringComparer.OrdinalIgnoreCase)
    {
        ["literal"] = node => node is LiteralExpressionSyntax,
        ["string"] = node => node.Kind() is SyntaxKind.StringLiteralExpression or SyntaxKind.Utf8StringLiteralExpression,
        ["number"] = node => node.IsKind(SyntaxKind.NumericLiteralExpression),
        ["identifier"] = node => node is IdentifierNameSyntax,
        ["name"] = node => node is NameSyntax,
        ["call"] = node => node is InvocationExpressionSyntax,
        ["creation"] = node => node is BaseObjectCreationExpressionSyntax,
        ["lambda"] = node => node is AnonymousFunctionExpressionSyntax,
        // Which lambda becomes a tree, the compiler says; see ConstraintEvaluator.
        ["expression-tree"] = node => node is LambdaExpressionSyntax or QueryExpressionSyntax,
        ["attribute"] = node => node is AttributeSyntax,
        ["type"] = node => node is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax,
        ["class"] = node => node is ClassDeclarationSyntax,
        ["struct"] = node => node.Kind() is SyntaxKind.StructDeclaration or SyntaxKind.RecordStructDeclaration,
        ["record"] = node => node is RecordDeclarationSyntax,
        ["interface"] = node => node is InterfaceDeclarationSyntax,
        ["enum"] = node => node is EnumDeclarationSyntax,
        ["member"] = node => node is MemberDeclarationSyntax and not BaseNamespaceDeclarationSyntax,
        ["method"] = node => node is MethodDeclarationSyntax,
        ["constructor"] = node => node is ConstructorDeclarationSyntax,
        ["property"] = node => node is BasePropertyDeclarationSyntax,
        ["field"] = node => node is BaseFieldDeclarationSyntax,
        ["local-function"] = node => node is LocalFunctionStatementSyntax,
        ["loop"] = node => node is ForStatementSyntax or CommonForEachStatementSyntax or WhileStatementSyntax or DoStatementSyntax,
        ["if"] = node => node is IfStatementSyntax,
        ["try"] = node => node is TryStatementSyntax,
        ["catch"] = node => node is CatchClauseSyntax,
        ["finally"] = node => node is FinallyClauseSyntax,
        ["lock"] = node => node is LockStatementSyntax,
        ["using"] = node => node is UsingStatementSyntax or UsingDirectiveSyntax,
        ["await"] = node => node is AwaitExpressionSyntax,
        ["static"] = node => node is MemberDeclarationSyntax member && member.Modifiers.Any(SyntaxKind.StaticKeyword),
        ["async"] = node =>
            node is MethodDeclarationSyntax method && method.Modifiers.Any(SyntaxKind.AsyncKeyword)
            || node is AnonymousFunctionExpressionSyntax function && function.Modifiers.Any(SyntaxKind.AsyncKeyword)
            || node is LocalFunctionStatementSyntax local && local.Modifiers.Any(SyntaxKind.AsyncKeyword),
    };

    /// <exception cref="GripException">No such kind.</exception>
    public static KindName Parse(string name)
    {
        name = name.Trim();
        if (Short.TryGetValue(name, out var test))
            return new KindName(name.ToLowerInvariant(), test, SyntaxKind.None);
        if (name.Length > 0 && char.IsLetter(name[0]) && Enum.TryParse<SyntaxKind>(name, ignoreCase: true, out var kind))
            return new KindName(name, null, kind);
        throw new GripException(
            ExitCode.Usage,
            $"'{name}' is no kind of syntax.",
            $"Short names are {string.Join(", ", Short.Keys)}; a name of SyntaxKind, as in CatchClause, works too."
        );
    }
}
