using Grip.Core;
using Grip.Core.Text;
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
        ["boolean"] = node => node.Kind() is SyntaxKind.TrueLiteralExpression or SyntaxKind.FalseLiteralExpression,
        ["binary"] = node => node is BinaryExpressionSyntax,
        ["prefix"] = node => node is PrefixUnaryExpressionSyntax,
        ["postfix"] = node => node is PostfixUnaryExpressionSyntax,
        ["assignment"] = node => node is AssignmentExpressionSyntax,
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

    private static readonly Dictionary<string, string> TreeSitter = new(StringComparer.Ordinal)
    {
        ["binary_expression"] = "binary",
        ["prefix_unary_expression"] = "prefix",
        ["postfix_unary_expression"] = "postfix",
        ["assignment_expression"] = "assignment",
        ["member_access_expression"] = nameof(SyntaxKind.SimpleMemberAccessExpression),
        ["lambda_expression"] = "lambda",
        ["anonymous_method_expression"] = "lambda",
        ["string_literal"] = "string",
        ["verbatim_string_literal"] = "string",
        ["raw_string_literal"] = "string",
        ["integer_literal"] = "number",
        ["real_literal"] = "number",
        ["character_literal"] = nameof(SyntaxKind.CharacterLiteralExpression),
        ["null_literal"] = nameof(SyntaxKind.NullLiteralExpression),
        ["boolean_literal"] = "boolean",
        ["foreach_statement"] = nameof(SyntaxKind.ForEachStatement),
        ["local_function_statement"] = "local-function",
    };

    /// <exception cref="GripException">No such kind.</exception>
    public static KindName Parse(string name)
    {
        name = name.Trim();
        // As tree-sitter writes them: invocation_expression.
        if (name.Contains('_', StringComparison.Ordinal))
            name = TreeSitter.GetValueOrDefault(
                name,
                string.Concat(name.Split('_').Select(word => word.Length == 0 ? "" : char.ToUpperInvariant(word[0]) + word[1..]))
            );
        if (Short.TryGetValue(name, out var test))
            return new KindName(name.ToLowerInvariant(), test, SyntaxKind.None);
        if (name.Length > 0 && char.IsLetter(name[0]) && Enum.TryParse<SyntaxKind>(name, ignoreCase: true, out var kind))
            return new KindName(name, null, kind);
        throw new GripException(
            ExitCode.Usage,
            $"'{name}' is no kind of syntax.",
            $"{(Spelling.Nearest(name, [.. Short.Keys, .. Enum.GetNames<SyntaxKind>()], 1) is [var nearest] ? $"Did you mean '{nearest}'? " : "")}Short names are {string.Join(", ", Short.Keys)}; a name of SyntaxKind, as in CatchClause, works too."
        );
    }
}
