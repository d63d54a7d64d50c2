using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Grip.Automations.ChangeSignature;

/// <summary>Names for the parameters of a new lambda that hide nothing at its place.</summary>
internal sealed class FreeNames
{
    private readonly SemanticModel _model;
    private readonly int _position;
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);

    /// <param name="snippets">Expressions that will stand in the lambda.</param>
    public FreeNames(SemanticModel model, ExpressionSyntax place, IEnumerable<string> snippets)
    {
        _model = model;
        _position = place.SpanStart;
        _taken.UnionWith(Identifiers(place));
        foreach (var snippet in snippets)
            _taken.UnionWith(Identifiers(SyntaxFactory.ParseArgumentList($"({snippet})")));
    }

    /// <summary>The wanted name, or one made from it.</summary>
    public string Take(string wanted)
    {
        var name = wanted;
        for (var i = 2; _taken.Contains(name) || IsLocal(name); i++)
            name = wanted + i;
        _taken.Add(name);
        return name;
    }

    private bool IsLocal(string name) =>
        _model
            .LookupSymbols(_position, name: name.TrimStart('@'))
            .Any(symbol => symbol is ILocalSymbol or IParameterSymbol or IRangeVariableSymbol);

    private static IEnumerable<string> Identifiers(SyntaxNode node) =>
        node.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().Select(name => name.Identifier.Text);
}
