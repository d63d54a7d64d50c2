using System.Collections.Immutable;
using Grip.Core.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Grip.Automations.Rewrite.Running;

/// <summary>One file in one compilation, before and after a change.</summary>
/// <param name="Edits">Normalized.</param>
internal sealed record ChangedTree(SemanticModel Before, SemanticModel After, ImmutableArray<TextEdit> Edits)
{
    /// <summary>Where an untouched token stands afterwards; null if an edit touches it.</summary>
    public int? Map(TextSpan span)
    {
        var shift = 0;
        foreach (var edit in Edits)
        {
            if (edit.Start >= span.End)
                break;
            if (edit.End > span.Start && edit.Length > 0)
                return null;
            shift += edit.NewText.Length - edit.Length;
        }

        return span.Start + shift;
    }
}

/// <summary>
/// Code beside a site must not come to call something else, in silence: another overload because an argument is of another
/// type now, a variable in place of a field, an operator of conversion.
/// </summary>
internal sealed class Rebinding(ChangedTree tree, CancellationToken cancellation)
{
    private readonly Dictionary<SyntaxNode, ImmutableArray<(TextSpan Call, string Change)>> changes = [];

    /// <param name="site">Before the change.</param>
    /// <param name="output">Where its new code stands.</param>
    /// <param name="wholeFile">True if imports were added, which all of the file can see.</param>
    /// <returns>The calls that would mean something else, and how.</returns>
    public ImmutableArray<(TextSpan Call, string Change)> Around(TextSpan site, TextSpan output, bool wholeFile)
    {
        var root = tree.Before.SyntaxTree.GetRoot(cancellation);
        var node = root.FindNode(site, getInnermostNodeForTie: true);
        var after = tree.After.SyntaxTree.GetRoot(cancellation);
        // What is deleted stands nowhere.
        var now = output.Length > 0 && after.FullSpan.Contains(output) ? after.FindNode(output, getInnermostNodeForTie: true) : null;
        if (node is ExpressionSyntax old && now is ExpressionSyntax written && node.Span == site && now.Span == output)
        {
            if (Converts(old, written) is { } operators)
                return [(site, operators)];
            if (!wholeFile && IsOfSameType(old, written))
                return [];
        }

        SyntaxNode scope = wholeFile ? root : node.FirstAncestorOrSelf<MemberDeclarationSyntax>(IsMember) ?? root;
        if (!changes.TryGetValue(scope, out var found))
            changes[scope] = found = [.. Changes(scope)];
        return found;
    }

    private IEnumerable<(TextSpan Call, string Change)> Changes(SyntaxNode scope)
    {
        foreach (var token in scope.DescendantTokens())
            if (Change(token) is { } change)
                yield return (Call(token), change);
    }

    private static TextSpan Call(SyntaxToken token) =>
        token
            .Parent?.FirstAncestorOrSelf<ExpressionSyntax>(node =>
                node is InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax or ElementAccessExpressionSyntax
            )
            ?.Span
        ?? token.Span;

    private static bool IsMember(MemberDeclarationSyntax member) =>
        member is not (BaseTypeDeclarationSyntax or BaseNamespaceDeclarationSyntax or GlobalStatementSyntax);

    private string? Converts(ExpressionSyntax old, ExpressionSyntax written)
    {
        var (before, after) = (tree.Before.GetConversion(old, cancellation), tree.After.GetConversion(written, cancellation));
        return after.IsUserDefined && !before.IsUserDefined
            ? $"its value would be converted by {after.MethodSymbol?.ToDisplayString() ?? "an operator"}"
            : null;
    }

    // Then nothing around it can tell the difference.
    private bool IsOfSameType(ExpressionSyntax old, ExpressionSyntax written)
    {
        var (before, after) = (tree.Before.GetTypeInfo(old, cancellation), tree.After.GetTypeInfo(written, cancellation));
        return before.Type is not null
            && Name(before.Type) == Name(after.Type)
            && Name(before.ConvertedType) == Name(after.ConvertedType)
            && tree.Before.GetConstantValue(old, cancellation).HasValue == tree.After.GetConstantValue(written, cancellation).HasValue;
    }

    private string? Change(SyntaxToken token)
    {
        if (Bound(token) is not { } node || tree.Map(token.Span) is not { } position)
            return null;
        var meant = tree.Before.GetSymbolInfo(node, cancellation).Symbol;
        if (meant is null or INamespaceOrTypeSymbol)
            return null;
        var other = tree.After.SyntaxTree.GetRoot(cancellation).FindToken(position);
        if (other.SpanStart != position || Bound(other) is not { } placed)
            return null;
        var means = tree.After.GetSymbolInfo(placed, cancellation);
        if (means.Symbol is not { } now)
            return means.CandidateReason == CandidateReason.LateBound ? $"'{token}' would be decided when it runs" : null;
        if (Identity(meant) == Identity(now) || IsNatural(node, placed, meant, now))
            return null;
        var line = token.GetLocation().GetLineSpan().StartLinePosition.Line + 1;
        return $"'{token}' in line {line} would mean {now.ToDisplayString()} in place of {meant.ToDisplayString()}";
    }

    /// <summary>A member of a receiver that is of another type now is another member; that is what was asked for.</summary>
    private bool IsNatural(SyntaxNode node, SyntaxNode placed, ISymbol meant, ISymbol now)
    {
        if (meant.Kind != now.Kind)
            return false;
        if (Receiver(node) is not { } receiver || Receiver(placed) is not { } other)
            return false;
        return Name(tree.Before.GetTypeInfo(receiver, cancellation).Type) != Name(tree.After.GetTypeInfo(other, cancellation).Type)
            && Name(meant.ContainingType?.OriginalDefinition) != Name(now.ContainingType?.OriginalDefinition);
    }

    private static ExpressionSyntax? Receiver(SyntaxNode node) =>
        node switch
        {
            SimpleNameSyntax { Parent: MemberAccessExpressionSyntax access } when access.Name == node => access.Expression,
            SimpleNameSyntax { Parent: MemberBindingExpressionSyntax binding } => Matching.ConditionalChain.Around(binding)?.Expression,
            ElementAccessExpressionSyntax access => access.Expression,
            BinaryExpressionSyntax binary => binary.Left,
            _ => null,
        };

    private static string Identity(ISymbol symbol)
    {
        if (symbol is ILocalSymbol or IParameterSymbol or IRangeVariableSymbol)
            return $"variable {symbol.Name}";
        var definition = symbol is IMethodSymbol { ReducedFrom: { } reduced } ? reduced.OriginalDefinition : symbol.OriginalDefinition;
        return $"{definition.Kind} {definition.ContainingAssembly?.Name} {definition.GetDocumentationCommentId() ?? definition.ToDisplayString()}";
    }

    private static string? Name(ITypeSymbol? type) => type?.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);

    /// <summary>The node whose symbol a token stands for.</summary>
    private static SyntaxNode? Bound(SyntaxToken token) =>
        token.Parent switch
        {
            IdentifierNameSyntax { Parent: ObjectCreationExpressionSyntax creation } => creation,
            SimpleNameSyntax name when name.Identifier == token => name,
            ConstructorInitializerSyntax initializer when initializer.ThisOrBaseKeyword == token => initializer,
            ImplicitObjectCreationExpressionSyntax creation when creation.NewKeyword == token => creation,
            BracketedArgumentListSyntax { Parent: ElementAccessExpressionSyntax access } list when list.OpenBracketToken == token => access,
            BinaryExpressionSyntax binary when binary.OperatorToken == token => binary,
            AssignmentExpressionSyntax assignment when assignment.OperatorToken == token => assignment,
            _ => null,
        };
}
