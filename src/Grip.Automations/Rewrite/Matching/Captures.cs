using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Grip.Automations.Rewrite.Matching;

/// <summary>What a metavariable stands for at one site.</summary>
/// <param name="Parts">Nodes (or one name) of the document, in the order in which they are to be written; may be empty.</param>
/// <param name="Synthetic">Code that is meant but not written there: an implicit this, a default value, an inferred type.</param>
internal sealed record Capture(ImmutableArray<SyntaxNodeOrToken> Parts, string? Synthetic = null)
{
    /// <summary>The stretch of the document if the parts stand in a row; else null.</summary>
    public TextSpan? Span =>
        Synthetic is not null || Parts.IsEmpty ? null
        : Parts.Zip(Parts.Skip(1)).All(pair => pair.First.Span.End <= pair.Second.SpanStart && AreNeighbours(pair.First, pair.Second))
            ? TextSpan.FromBounds(Parts[0].SpanStart, Parts[^1].Span.End)
        : null;

    // Only a separator may lie between two parts.
    private static bool AreNeighbours(SyntaxNodeOrToken left, SyntaxNodeOrToken right)
    {
        var next = LastToken(left).GetNextToken();
        return next == FirstToken(right) || next.GetNextToken() == FirstToken(right);
    }

    private static SyntaxToken FirstToken(SyntaxNodeOrToken part) => part.AsNode()?.GetFirstToken() ?? part.AsToken();

    private static SyntaxToken LastToken(SyntaxNodeOrToken part) => part.AsNode()?.GetLastToken() ?? part.AsToken();
}

/// <summary>The captures of one attempt to match; an attempt that fails takes back what it wrote.</summary>
internal sealed class Captures
{
    private readonly List<(string Name, Capture Capture)> entries = [];
    private readonly List<(ITypeSymbol Type, string Written)> types = [];
    private readonly List<ExpressionSyntax> operators = [];
    private readonly List<ConditionalAccessExpressionSyntax> conditionals = [];

    /// <summary>How the site itself writes types that the pattern names.</summary>
    public IReadOnlyList<(ITypeSymbol Type, string Written)> Types => types;

    public IEnumerable<(string Name, Capture Capture)> All => entries;

    /// <summary>The operator expressions of the site that the pattern writes as operators.</summary>
    public IReadOnlyList<ExpressionSyntax> Operators => operators;

    /// <summary>The a?.… whose a is the receiver of what matches; null if the site is called after a dot.</summary>
    public ConditionalAccessExpressionSyntax? Conditional => conditionals is [.., var last] ? last : null;

    public (int Entries, int Types, int Operators, int Conditionals) Mark =>
        (entries.Count, types.Count, operators.Count, conditionals.Count);

    public void Rollback((int Entries, int Types, int Operators, int Conditionals) mark)
    {
        conditionals.RemoveRange(mark.Conditionals, conditionals.Count - mark.Conditionals);
        operators.RemoveRange(mark.Operators, operators.Count - mark.Operators);
        entries.RemoveRange(mark.Entries, entries.Count - mark.Entries);
        types.RemoveRange(mark.Types, types.Count - mark.Types);
    }

    public Capture? Find(string name)
    {
        foreach (var entry in entries)
            if (entry.Name == name)
                return entry.Capture;
        return null;
    }

    public void Add(string name, Capture capture) => entries.Add((name, capture));

    public void AddOperator(ExpressionSyntax expression) => operators.Add(expression);

    public void AddConditional(ConditionalAccessExpressionSyntax expression) => conditionals.Add(expression);

    public void AddType(ITypeSymbol type, string written) => types.Add((type, written));
}
