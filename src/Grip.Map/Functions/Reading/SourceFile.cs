using Grip.Map.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Grip.Map.Functions.Reading;

/// <summary>One file as the finders see it: its nodes sorted by what they are, from one walk, and the compiler's answers about them.</summary>
internal sealed class SourceFile
{
    private readonly Dictionary<string, List<InvocationExpressionSyntax>> _calls = new(StringComparer.Ordinal);
    private readonly List<BaseTypeDeclarationSyntax> _types = [];
    private readonly List<BaseObjectCreationExpressionSyntax> _creations = [];
    private readonly List<ElementAccessExpressionSyntax> _elementAccesses = [];
    private readonly List<AssignmentExpressionSyntax> _subscriptions = [];
    private readonly List<MethodDeclarationSyntax> _methods = [];
    private readonly List<PropertyDeclarationSyntax> _properties = [];

    public SourceFile(CSharpCompilation compilation, SyntaxTree tree, CancellationToken cancellation)
    {
        (Compilation, Cancellation) = (compilation, cancellation);
        Model = Models.Of(compilation, tree);
        Root = (CompilationUnitSyntax)tree.GetRoot(cancellation);
        foreach (var node in Root.DescendantNodes())
            Sort(node);
    }

    public CSharpCompilation Compilation { get; }

    public SemanticModel Model { get; }

    public CompilationUnitSyntax Root { get; }

    public CancellationToken Cancellation { get; }

    public IReadOnlyList<BaseTypeDeclarationSyntax> Types => _types;

    public IReadOnlyList<BaseObjectCreationExpressionSyntax> Creations => _creations;

    public IReadOnlyList<ElementAccessExpressionSyntax> ElementAccesses => _elementAccesses;

    /// <summary>Every <c>a += b</c>; most add numbers.</summary>
    public IReadOnlyList<AssignmentExpressionSyntax> Additions => _subscriptions;

    public IReadOnlyList<MethodDeclarationSyntax> Methods => _methods;

    public IReadOnlyList<PropertyDeclarationSyntax> Properties => _properties;

    public IEnumerable<string> CalledNames => _calls.Keys;

    /// <summary>Calls of a method with one of these simple names, in the order of the file for each name.</summary>
    public IEnumerable<Call> Calls(params IEnumerable<string> names) =>
        names.Where(_calls.ContainsKey).SelectMany(name => _calls[name].Select(node => new Call(this, node, name)));

    /// <summary>The classes, structs and records declared here, with symbols; a partial type at each of its parts.</summary>
    public IEnumerable<(TypeDeclarationSyntax Node, INamedTypeSymbol Type)> Classes()
    {
        foreach (var node in _types.OfType<TypeDeclarationSyntax>())
            if (node is not InterfaceDeclarationSyntax && Model.GetDeclaredSymbol(node, Cancellation) is { } type)
                yield return (node, type);
    }

    /// <summary>As <see cref="Classes"/>, those alone that name a base type or interface, at the first part that does.</summary>
    public IEnumerable<(TypeDeclarationSyntax Node, INamedTypeSymbol Type)> Derived() =>
        Classes().Where(found => found.Node.BaseList is not null && IsFirstPart(found.Node, found.Type));

    public int LineOf(SyntaxNode node) => LineOf(node.SpanStart);

    public int LineOf(SyntaxToken token) => LineOf(token.SpanStart);

    public ITypeSymbol? TypeOf(SyntaxNode node) => Model.GetTypeInfo(node, Cancellation).Type;

    /// <summary>The symbol that a name or call stands for; with an error in it, the first that was considered.</summary>
    public ISymbol? SymbolOf(SyntaxNode node)
    {
        var info = Model.GetSymbolInfo(node, Cancellation);
        return info.Symbol ?? info.CandidateSymbols.FirstOrDefault();
    }

    /// <summary>The value of a constant string; null for anything else.</summary>
    public string? TextOf(ExpressionSyntax? expression) =>
        expression is null ? null : Model.GetConstantValue(expression, Cancellation).Value as string;

    /// <summary>The method, property, field or type that holds a node, never a lambda or local function.</summary>
    public ISymbol? Holder(SyntaxNode node)
    {
        var symbol = Model.GetEnclosingSymbol(node.SpanStart, Cancellation);
        while (symbol is IMethodSymbol { MethodKind: MethodKind.LambdaMethod or MethodKind.LocalFunction })
            symbol = symbol.ContainingSymbol;
        return symbol switch
        {
            IMethodSymbol { AssociatedSymbol: { } property } => property,
            INamespaceSymbol => null,
            _ => symbol,
        };
    }

    private bool IsFirstPart(TypeDeclarationSyntax node, INamedTypeSymbol type) =>
        type.DeclaringSyntaxReferences.Length < 2
        || type.DeclaringSyntaxReferences.FirstOrDefault(part =>
            part.GetSyntax(Cancellation) is TypeDeclarationSyntax { BaseList: not null }
        )
            is { } first
            && first.SyntaxTree == node.SyntaxTree
            && first.Span == node.Span;

    private int LineOf(int position) => Root.SyntaxTree.GetText(Cancellation).Lines.GetLineFromPosition(position).LineNumber + 1;

    private void Sort(SyntaxNode node)
    {
        switch (node)
        {
            case InvocationExpressionSyntax call when Call.NameOf(call) is { Length: > 0 } name:
                if (!_calls.TryGetValue(name, out var list))
                    _calls[name] = list = [];
                list.Add(call);
                break;
            case BaseTypeDeclarationSyntax type:
                _types.Add(type);
                break;
            case BaseObjectCreationExpressionSyntax creation:
                _creations.Add(creation);
                break;
            case ElementAccessExpressionSyntax access:
                _elementAccesses.Add(access);
                break;
            case AssignmentExpressionSyntax assignment when assignment.IsKind(SyntaxKind.AddAssignmentExpression):
                _subscriptions.Add(assignment);
                break;
            case MethodDeclarationSyntax method:
                _methods.Add(method);
                break;
            case PropertyDeclarationSyntax property:
                _properties.Add(property);
                break;
        }
    }
}
