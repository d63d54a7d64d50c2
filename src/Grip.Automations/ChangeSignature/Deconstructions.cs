using Grip.Automations.Pieces;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Grip.Automations.ChangeSignature;

/// <summary>
/// Brings <c>var (count, name) = line</c> and <c>line is (1, _)</c> in step with a Deconstruct whose parameters change: a
/// positional record has one from its constructor. What is added is discarded.
/// </summary>
internal sealed class Deconstructions(SignaturePlan plan, Func<ISymbol?, bool> isTarget)
{
    /// <summary>True for the syntax that this class can rewrite.</summary>
    public static bool Is(SyntaxNode node) =>
        node
            is AssignmentExpressionSyntax
                or ForEachVariableStatementSyntax
                or RecursivePatternSyntax { PositionalPatternClause: not null };

    /// <returns>Why the place cannot follow, as part of a sentence; null if it does.</returns>
    public string? Rewrite(FileRewrite file, SignatureUse use) =>
        use.Node switch
        {
            AssignmentExpressionSyntax assignment => Walk(file, use, assignment.Left, use.Model.GetDeconstructionInfo(assignment)),
            ForEachVariableStatementSyntax loop => Walk(file, use, loop.Variable, use.Model.GetDeconstructionInfo(loop)),
            RecursivePatternSyntax { PositionalPatternClause: { } clause } => List(file, use, clause, clause.Subpatterns),
            _ => throw new InvalidOperationException($"{use.Node.Kind()} deconstructs nothing."),
        };

    private string? Walk(FileRewrite file, SignatureUse use, SyntaxNode left, DeconstructionInfo info)
    {
        if (left is DeclarationExpressionSyntax declaration)
            left = declaration.Designation;
        var why = left switch
        {
            TupleExpressionSyntax tuple when isTarget(info.Method) => List(file, use, tuple, tuple.Arguments),
            ParenthesizedVariableDesignationSyntax variables when isTarget(info.Method) => List(file, use, variables, variables.Variables),
            _ => null,
        };
        if (why is not null)
            return why;
        SyntaxNode[] elements = left switch
        {
            TupleExpressionSyntax tuple => [.. tuple.Arguments.Select(argument => argument.Expression)],
            ParenthesizedVariableDesignationSyntax variables => [.. variables.Variables],
            _ => [],
        };
        return elements
            .Zip(info.Nested)
            .Select(pair => Walk(file, use, pair.First, pair.Second))
            .FirstOrDefault(nested => nested is not null);
    }

    private string? List<T>(FileRewrite file, SignatureUse use, SyntaxNode owner, SeparatedSyntaxList<T> elements)
        where T : SyntaxNode
    {
        if (elements.Count != plan.OldNames.Length)
            return "it names another number of elements";
        foreach (var ordinal in plan.Removed)
            if (!IsDiscard(elements[ordinal]))
                return $"'{elements[ordinal]}' would get no value";
        if (plan.Slots.Length < 2)
            return "one value alone is not taken apart";
        if (plan.Slots.Any(slot => slot.Added is not null) && owner is TupleExpressionSyntax && HasVariable(use, owner.SpanStart))
            return "'_' is a variable here, so that the added value cannot be discarded";
        var items = plan.Slots.Select(slot =>
            slot.Added is null ? ListItem.Kept(slot.Old, use.Path, elements[slot.Old].Span) : ListItem.New("_")
        );
        var span = TextSpan.FromBounds(owner.GetFirstToken().Span.End, owner.GetLastToken().SpanStart);
        file.Replace(span, new ListLayout(file.Document.Text, span, [.. elements], [.. elements.GetSeparators()]).Write([.. items]));
        return null;
    }

    private static bool HasVariable(SignatureUse use, int position) => !use.Model.LookupSymbols(position, name: "_").IsEmpty;

    private static bool IsDiscard(SyntaxNode element) =>
        element switch
        {
            DiscardDesignationSyntax => true,
            ArgumentSyntax { Expression: IdentifierNameSyntax { Identifier.Text: "_" } } => true,
            ArgumentSyntax { Expression: DeclarationExpressionSyntax { Designation: DiscardDesignationSyntax } } => true,
            SubpatternSyntax { Pattern: DiscardPatternSyntax or VarPatternSyntax { Designation: DiscardDesignationSyntax } } => true,
            _ => false,
        };
}
