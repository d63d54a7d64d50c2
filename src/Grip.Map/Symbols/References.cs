using System.Collections.Concurrent;
using System.Collections.Immutable;
using Grip.Map.CSharp;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Grip.Map.Symbols;

/// <summary>Finds every place that names a symbol, in all projects and target frameworks.</summary>
public sealed class References(SolutionSnapshot snapshot)
{
    private static readonly ImmutableArray<string> ConstructionWords = ["new(", "new (", "base(", "base (", "this(", "this ("];

    /// <summary>
    /// All references to <paramref name="targets"/>, once for each unit that compiles the place, by path, position and unit.
    /// For a constructor among the targets also the calls that do not write the type's name: <c>new(…)</c>, <c>: this(…)</c>, <c>: base(…)</c>.
    /// </summary>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public ImmutableArray<SymbolReference> Find(SymbolSet targets, CancellationToken cancellation)
    {
        IReadOnlyCollection<string> words = targets.HasConstructors ? [.. targets.Names, .. ConstructionWords] : targets.Names;
        var mentioning = new MentioningTrees(snapshot, words);
        var found = new ConcurrentBag<SymbolReference>();
        foreach (var unit in snapshot.Units)
        {
            var compilation = snapshot.Compilation(unit, cancellation);
            Parallel.ForEach(
                mentioning.Of(compilation, cancellation),
                new ParallelOptions { CancellationToken = cancellation },
                tree =>
                {
                    foreach (var reference in InTree(tree, compilation, unit, targets, cancellation))
                        found.Add(reference);
                }
            );
        }

        return
        [
            .. found
                .OrderBy(reference => reference.Path, StringComparer.Ordinal)
                .ThenBy(reference => reference.Span.Start)
                .ThenBy(reference => reference.Unit.Index),
        ];
    }

    private IEnumerable<SymbolReference> InTree(
        SyntaxTree tree,
        CSharpCompilation compilation,
        ProjectUnit unit,
        SymbolSet targets,
        CancellationToken cancellation
    )
    {
        SemanticModel? model = null;
        var onDisk = snapshot.Documents.ContainsKey(tree.FilePath);
        foreach (var token in NameOccurrences.In(tree, targets.Names, cancellation))
        {
            model ??= Models.Of(compilation, tree);
            var binding = TokenBinding.Of(token, model, cancellation);
            var hit = binding.Symbols.FirstOrDefault(targets.Contains);
            if (hit is not null)
                yield return new SymbolReference(
                    token,
                    unit,
                    Kind(token, binding),
                    hit,
                    binding.IsCandidate,
                    binding.IsCandidate && !binding.Symbols.All(targets.Contains),
                    onDisk
                );
        }

        if (!targets.HasConstructors)
            yield break;
        foreach (var (keyword, node) in Constructions(tree.GetRoot(cancellation), targets))
        {
            model ??= Models.Of(compilation, tree);
            var info = model.GetSymbolInfo(node, cancellation);
            ImmutableArray<ISymbol> symbols = info.Symbol is { } symbol ? [symbol] : info.CandidateSymbols;
            var hit = symbols.FirstOrDefault(targets.Contains);
            if (hit is not null)
                yield return new SymbolReference(
                    keyword,
                    unit,
                    ReferenceKind.Construction,
                    hit,
                    info.Symbol is null,
                    info.Symbol is null && !symbols.All(targets.Contains),
                    onDisk
                );
        }
    }

    /// <summary>The nodes that call a constructor, with the token that stands for the call: the type's name, else the keyword.</summary>
    private static IEnumerable<(SyntaxToken Token, SyntaxNode Node)> Constructions(SyntaxNode root, SymbolSet targets)
    {
        var mentions = targets.Names.Any(root.SyntaxTree.GetText().ToString().Contains);
        foreach (var node in root.DescendantNodes())
            switch (node)
            {
                case ImplicitObjectCreationExpressionSyntax creation:
                    yield return (creation.NewKeyword, node);
                    break;
                case ConstructorInitializerSyntax initializer:
                    yield return (initializer.ThisOrBaseKeyword, node);
                    break;
                // Under an alias the name is another one, but the file that declares the alias mentions it.
                case ObjectCreationExpressionSyntax creation when mentions:
                    yield return (NameToken(creation.Type), node);
                    break;
                case PrimaryConstructorBaseTypeSyntax basis when mentions:
                    yield return (NameToken(basis.Type), node);
                    break;
            }
    }

    private static SyntaxToken NameToken(TypeSyntax type) =>
        type switch
        {
            SimpleNameSyntax simple => simple.Identifier,
            QualifiedNameSyntax qualified => qualified.Right.Identifier,
            AliasQualifiedNameSyntax qualified => qualified.Name.Identifier,
            _ => type.GetLastToken(),
        };

    private static ReferenceKind Kind(SyntaxToken token, TokenBinding binding)
    {
        var parent = token.Parent!;
        if (binding.IsDeclaration)
            return ReferenceKind.Declaration;
        if (parent.FirstAncestorOrSelf<DocumentationCommentTriviaSyntax>() is not null)
            return ReferenceKind.Documentation;
        if (parent.Parent is NameColonSyntax or NameEqualsSyntax { Parent: AttributeArgumentSyntax })
            return ReferenceKind.NamedArgument;
        var name = parent;
        while (name.Parent is NameSyntax)
            name = name.Parent;
        if (name.Parent is AttributeSyntax)
            return ReferenceKind.Attribute;
        if (parent.FirstAncestorOrSelf<UsingDirectiveSyntax>() is not null)
            return ReferenceKind.Import;
        return InNameOf(parent) ? ReferenceKind.NameOf : ReferenceKind.Use;
    }

    private static bool InNameOf(SyntaxNode node) =>
        node.FirstAncestorOrSelf<ArgumentSyntax>()
            is { Parent.Parent: InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } } };
}
