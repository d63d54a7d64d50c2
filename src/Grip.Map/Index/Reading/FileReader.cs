using System.Collections.Immutable;
using Grip.Map.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Grip.Map.Index.Reading;

/// <summary>Declarations and resolved references of one tree, in one walk.</summary>
internal sealed class FileReader
{
    private readonly SyntaxTree tree;
    private readonly SemanticModel model;
    private readonly SymbolTable symbols;
    private readonly bool declarationsOnly;
    private readonly CancellationToken cancellation;
    private readonly ImmutableArray<MapDeclaration>.Builder declarations = ImmutableArray.CreateBuilder<MapDeclaration>();
    private readonly HashSet<MapReference> references = [];
    private readonly Stack<(int End, MapSymbol? Symbol)> scopes = new();
    private readonly NameUses names;
    private readonly ImplicitUses implicits;

    private FileReader(
        CSharpCompilation compilation,
        SyntaxTree tree,
        SymbolTable symbols,
        bool conversions,
        bool declarationsOnly,
        CancellationToken cancellation
    )
    {
        (this.tree, this.symbols, this.declarationsOnly, this.cancellation) = (tree, symbols, declarationsOnly, cancellation);
        model = Models.Of(compilation, tree);
        names = new NameUses(model, Add, cancellation);
        implicits = new ImplicitUses(model, conversions, Add, cancellation);
    }

    /// <param name="conversions">The solution declares conversion operators, so that each expression may call one.</param>
    public static (ImmutableArray<MapDeclaration> Declarations, ImmutableArray<MapReference> References) Read(
        CSharpCompilation compilation,
        SyntaxTree tree,
        SymbolTable symbols,
        bool conversions,
        CancellationToken cancellation
    )
    {
        var reader = new FileReader(compilation, tree, symbols, conversions, declarationsOnly: false, cancellation);
        reader.Walk();
        return (reader.declarations.ToImmutable(), [.. reader.references]);
    }

    /// <summary>As <see cref="Read"/>, without looking at what the names in it mean.</summary>
    public static ImmutableArray<MapDeclaration> ReadDeclarations(
        CSharpCompilation compilation,
        SyntaxTree tree,
        SymbolTable symbols,
        CancellationToken cancellation
    )
    {
        var reader = new FileReader(compilation, tree, symbols, conversions: false, declarationsOnly: true, cancellation);
        reader.Walk();
        return reader.declarations.ToImmutable();
    }

    private MapSymbol? Scope => scopes.TryPeek(out var scope) ? scope.Symbol : null;

    private void Walk()
    {
        var root = tree.GetRoot(cancellation);
        var inTrivia = !declarationsOnly && tree.GetText(cancellation).ToString().Contains("cref", StringComparison.Ordinal);
        foreach (var node in root.DescendantNodesAndSelf(node => !declarationsOnly || IsAroundDeclarations(node), inTrivia))
        {
            while (scopes.TryPeek(out var scope) && node.FullSpan.Start >= scope.End)
                scopes.Pop();
            switch (node)
            {
                case MemberDeclarationSyntax member:
                    cancellation.ThrowIfCancellationRequested();
                    Declare(member);
                    break;
                case VariableDeclaratorSyntax { Parent.Parent: BaseFieldDeclarationSyntax } variable:
                    Declare(variable, variable.Identifier);
                    break;
                case ParameterSyntax { Parent.Parent: RecordDeclarationSyntax } parameter:
                    DeclarePositional(parameter);
                    break;
                case var _ when declarationsOnly:
                    break;
                case LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression } literal:
                    if (NamedFiles.InText(literal.Token.ValueText) is { } file)
                        Add(file, literal.Token);
                    implicits.Read(node);
                    break;
                case SimpleNameSyntax name:
                    names.Read(name);
                    break;
                default:
                    implicits.Read(node);
                    break;
            }
        }
    }

    private static bool IsAroundDeclarations(SyntaxNode node) =>
        node
            is CompilationUnitSyntax
                or BaseNamespaceDeclarationSyntax
                or BaseTypeDeclarationSyntax
                or BaseFieldDeclarationSyntax
                or VariableDeclarationSyntax
        || node is ParameterListSyntax { Parent: RecordDeclarationSyntax };

    private void Declare(MemberDeclarationSyntax member)
    {
        switch (member)
        {
            case BaseTypeDeclarationSyntax type:
                Declare(type, type.Identifier);
                if (type is TypeDeclarationSyntax { ParameterList: not null } primary)
                    DeclarePrimaryConstructor(primary);
                if (type.Parent is not BaseTypeDeclarationSyntax && NamedFiles.Beside(tree.FilePath) is { } beside)
                    Add(beside, type.Identifier);
                if (Symbol(type) is INamedTypeSymbol declared)
                    AddAll(TypeEdges.Of(declared, type, tree));
                implicits.ReadBaseCall(type, cancellation);
                break;
            case DelegateDeclarationSyntax type:
                Declare(type, type.Identifier);
                break;
            case MethodDeclarationSyntax method:
                Declare(method, method.Identifier);
                break;
            case ConstructorDeclarationSyntax constructor:
                Declare(constructor, constructor.Identifier);
                implicits.ReadBaseCall(constructor, cancellation);
                break;
            case DestructorDeclarationSyntax destructor:
                Declare(destructor, destructor.Identifier);
                break;
            case OperatorDeclarationSyntax @operator:
                Declare(@operator, @operator.OperatorToken);
                break;
            case ConversionOperatorDeclarationSyntax conversion:
                Declare(conversion, conversion.OperatorKeyword);
                break;
            case PropertyDeclarationSyntax property:
                Declare(property, property.Identifier);
                break;
            case IndexerDeclarationSyntax indexer:
                Declare(indexer, indexer.ThisKeyword);
                break;
            case EventDeclarationSyntax @event:
                Declare(@event, @event.Identifier);
                break;
            case EnumMemberDeclarationSyntax constant:
                Declare(constant, constant.Identifier);
                break;
            case BaseFieldDeclarationSyntax field:
                // The type and the attributes stand before the first name.
                Push(field, symbols.Of(Symbol(field.Declaration.Variables[0])));
                break;
            case GlobalStatementSyntax statement:
                DeclareTopLevel(statement);
                break;
        }
    }

    private ISymbol? Symbol(SyntaxNode node) => model.GetDeclaredSymbol(node, cancellation);

    private void Declare(SyntaxNode node, SyntaxToken name)
    {
        var symbol = Symbol(node);
        var known = symbols.Of(symbol);
        Push(node, known);
        if (known is null || symbol is null)
            return;
        Add(known, node, name);
        AddAll(MemberEdges.Of(symbol).Select(edge => (symbols.Of(symbol), edge.To, edge.Kind, name)));
    }

    private void DeclarePrimaryConstructor(TypeDeclarationSyntax type)
    {
        if (Symbol(type) is not INamedTypeSymbol declared)
            return;
        var constructor = declared.InstanceConstructors.FirstOrDefault(one =>
            one.DeclaringSyntaxReferences.Any(reference => reference.SyntaxTree == tree && reference.Span == type.Span)
        );
        if (symbols.Of(constructor) is { } known)
            Add(known, type, type.Identifier);
    }

    private void DeclarePositional(ParameterSyntax parameter)
    {
        if (Symbol(parameter) is not IParameterSymbol declared)
            return;
        var property = declared
            .ContainingType.GetMembers(declared.Name)
            .OfType<IPropertySymbol>()
            .FirstOrDefault(one =>
                one.Locations.Any(location => location.SourceTree == tree && location.SourceSpan == parameter.Identifier.Span)
            );
        if (symbols.Of(property) is not { } known)
            return;
        Add(known, parameter, parameter.Identifier);
        AddAll(MemberEdges.Of(property!).Select(edge => (symbols.Of(property), edge.To, edge.Kind, parameter.Identifier)));
    }

    private void DeclareTopLevel(GlobalStatementSyntax statement)
    {
        var main = symbols.Of(model.GetDeclaredSymbol((CompilationUnitSyntax)statement.Parent!, cancellation));
        var isFirst = ((CompilationUnitSyntax)statement.Parent!).Members.First(member => member is GlobalStatementSyntax) == statement;
        Push(statement, main);
        if (isFirst && main is not null)
            Add(main, statement, statement.GetFirstToken());
    }

    private void Push(SyntaxNode node, MapSymbol? symbol) => scopes.Push((node.FullSpan.End, symbol ?? Scope));

    private void Add(MapSymbol symbol, SyntaxNode node, SyntaxToken name)
    {
        var at = Position(name.SpanStart);
        var whole = node is VariableDeclaratorSyntax ? node.Parent!.Parent! : node;
        var shape = ShapeHash.Of(whole);
        declarations.Add(
            new MapDeclaration(
                symbol,
                at.Line,
                at.Column,
                Position(whole.SpanStart).Line,
                Position(whole.Span.End).Line,
                node is GlobalStatementSyntax ? "top-level statements" : DeclarationText.Of(node),
                DocSummary.Of(whole),
                ReferenceEquals(whole, node) ? shape : shape ^ name.Text.GetDeterministicHash()
            )
        );
    }

    private void Add(MapSymbol file, SyntaxToken at)
    {
        var place = Position(at.SpanStart);
        references.Add(new MapReference(Scope, file, MapReferenceKind.FileName, place.Line, place.Column, MapReferenceFlags.Candidate));
    }

    private void AddAll(IEnumerable<(ISymbol From, ISymbol To, MapReferenceKind Kind, SyntaxToken At)> edges) =>
        AddAll(edges.Select(edge => (symbols.Of(edge.From), edge.To, edge.Kind, edge.At)));

    private void AddAll(IEnumerable<(MapSymbol? From, ISymbol To, MapReferenceKind Kind, SyntaxToken At)> edges)
    {
        foreach (var (from, to, kind, at) in edges)
            if (symbols.Of(to) is { } target)
            {
                var place = Position(at.SpanStart);
                references.Add(new MapReference(from, target, kind, place.Line, place.Column, MapReferenceFlags.None));
            }
    }

    private void Add(ISymbol symbol, MapReferenceKind kind, int position, MapReferenceFlags flags)
    {
        if (symbols.Of(symbol) is not { Kind: not MapSymbolKind.Namespace } target)
            return;
        var at = Position(position);
        references.Add(new MapReference(Scope, target, kind, at.Line, at.Column, flags));
    }

    private (int Line, int Column) Position(int position)
    {
        var at = tree.GetText(cancellation).Lines.GetLinePosition(position);
        return (at.Line + 1, at.Character + 1);
    }
}

file static class Hashes
{
    /// <summary>The same in every process, unlike <see cref="object.GetHashCode"/>.</summary>
    public static long GetDeterministicHash(this string text) => text.Aggregate(17L, (hash, character) => unchecked(hash * 31 + character));
}
