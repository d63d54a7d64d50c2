using System.Collections.Immutable;
using Grip.Automations.Pieces;
using Grip.Map.CSharp;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Grip.Automations.Mentions;

/// <summary>
/// Strings that the compiler reads as names: <c>[CallerArgumentExpression("value")]</c>, <c>[NotNullIfNotNull("value")]</c>,
/// <c>[MemberNotNull("name")]</c>. They are code, not text.
/// </summary>
internal sealed class NamesInStrings(SolutionRewrite rewrite)
{
    private static readonly ImmutableHashSet<string> OfParameters =
    [
        "CallerArgumentExpression",
        "NotNullIfNotNull",
        "InterpolatedStringHandlerArgument",
    ];

    private static readonly ImmutableHashSet<string> OfMembers = ["MemberNotNull", "MemberNotNullWhen"];

    /// <summary>Writes the new name wherever such a string names one of the symbols.</summary>
    public void Write(IEnumerable<ISymbol> symbols, string newName, CancellationToken cancellation)
    {
        foreach (var symbol in symbols)
        foreach (var literal in Literals(symbol, cancellation))
            if (IsWritable(rewrite.Snapshot, literal.SyntaxTree.FilePath))
                rewrite.File(literal.SyntaxTree.FilePath).Replace(new TextSpan(literal.SpanStart + 1, symbol.Name.Length), newName);
    }

    private static bool IsWritable(SolutionSnapshot snapshot, string path) =>
        snapshot.Documents.TryGetValue(path, out var document) && document is { IsGenerated: false, IsEditable: true };

    private static IEnumerable<LiteralExpressionSyntax> Literals(ISymbol symbol, CancellationToken cancellation)
    {
        var (owner, attributes) = symbol switch
        {
            IParameterSymbol parameter => (parameter.ContainingSymbol, OfParameters),
            IFieldSymbol or IPropertySymbol => (symbol.ContainingType, OfMembers),
            _ => ((ISymbol?)null, OfMembers),
        };
        return (owner?.DeclaringSyntaxReferences ?? [])
            .SelectMany(reference => reference.GetSyntax(cancellation).DescendantNodes())
            .OfType<AttributeArgumentSyntax>()
            .Where(argument => argument.Parent?.Parent is AttributeSyntax attribute && attributes.Contains(NameOf(attribute.Name)))
            .Select(argument => argument.Expression)
            .OfType<LiteralExpressionSyntax>()
            .Where(literal => literal.IsKind(SyntaxKind.StringLiteralExpression) && literal.Token.Text == $"\"{symbol.Name}\"");
    }

    private static string NameOf(NameSyntax name)
    {
        var text = name switch
        {
            QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
            SimpleNameSyntax simple => simple.Identifier.ValueText,
            _ => "",
        };
        return text.EndsWith("Attribute", StringComparison.Ordinal) ? text[..^"Attribute".Length] : text;
    }
}
