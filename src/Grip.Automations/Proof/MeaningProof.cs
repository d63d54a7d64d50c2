using System.Collections.Concurrent;
using System.Collections.Immutable;
using Grip.Automations.Pieces;
using Grip.Map.CSharp;
using Grip.Map.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Grip.Automations.Proof;

/// <summary>
/// Compares what every name that a change keeps or moves is bound to, before and after, in every target framework.
/// Compiling is not enough: a name may find something else that compiles as well.
/// </summary>
/// <param name="spelled">Only names that are written so; null for all.</param>
internal sealed class MeaningProof(
    SolutionSnapshot before,
    SolutionSnapshot after,
    PositionMap map,
    IReadOnlyCollection<string>? spelled = null
)
{
    /// <summary>All names in the given files (paths before the change) that would mean something else.</summary>
    public ImmutableArray<MeaningChange> Changes(IEnumerable<string> paths, CancellationToken cancellation)
    {
        var found = new ConcurrentBag<MeaningChange>();
        Parallel.ForEach(
            paths.Distinct(StringComparer.Ordinal).Where(before.Documents.ContainsKey),
            new ParallelOptions { CancellationToken = cancellation },
            path =>
            {
                foreach (var unit in before.UnitsWith(path))
                foreach (var change in ChangesIn(path, unit, cancellation))
                    found.Add(change);
            }
        );
        return
        [
            .. found
                .DistinctBy(change => (change.Path, change.Start))
                .OrderBy(change => change.Path, StringComparer.Ordinal)
                .ThenBy(change => change.Start),
        ];
    }

    private IEnumerable<MeaningChange> ChangesIn(string path, ProjectUnit unit, CancellationToken cancellation)
    {
        if (Model(before, unit, path, cancellation) is not { } old)
            yield break;
        var models = new Dictionary<string, SemanticModel?>(StringComparer.Ordinal);
        var tokens = spelled is null
            ? old.SyntaxTree.GetRoot(cancellation).DescendantTokens(descendIntoTrivia: true)
            : NameOccurrences.In(old.SyntaxTree, spelled, cancellation);
        foreach (var token in tokens)
        {
            if (Bound(token) is not { } node)
                continue;
            var meant = old.GetSymbolInfo(node, cancellation).Symbol;
            if (meant is null or INamespaceSymbol or IErrorTypeSymbol)
                continue;
            if (map.Find(path, token.Span) is not { } place)
                continue;
            if (!models.TryGetValue(place.Path, out var model))
                models[place.Path] = model = Model(after, unit, place.Path, cancellation);
            var now = model is null ? null : Symbol(model, new TextSpan(place.Start, token.Span.Length), cancellation);
            if (now is not null && OldIdentity(meant) == NewIdentity(now))
                continue;
            var position = token.GetLocation().GetLineSpan().StartLinePosition;
            yield return new MeaningChange(
                path,
                token.SpanStart,
                position.Line + 1,
                position.Character + 1,
                token.Text,
                meant,
                now?.ToDisplayString()
            );
        }
    }

    private string OldIdentity(ISymbol symbol) =>
        SymbolIdentity.Of(
            symbol,
            (path, span) =>
                !before.Documents.ContainsKey(path) ? null
                : map.FindDeclaration(path, span) is { } place ? $"{place.Path}@{place.Start}"
                : $"{path}@gone"
        );

    private string NewIdentity(ISymbol symbol) =>
        SymbolIdentity.Of(symbol, (path, span) => after.Documents.ContainsKey(path) ? $"{path}@{span.Start}" : null);

    private static ISymbol? Symbol(SemanticModel model, TextSpan span, CancellationToken cancellation)
    {
        var token = model.SyntaxTree.GetRoot(cancellation).FindToken(span.Start, findInsideTrivia: true);
        return token.Span == span && Bound(token) is { } node ? model.GetSymbolInfo(node, cancellation).Symbol : null;
    }

    /// <summary>The node whose symbol a token stands for: a name, or a keyword that calls a constructor.</summary>
    private static SyntaxNode? Bound(SyntaxToken token) =>
        token.Parent switch
        {
            // The parts of a tuple that is taken apart have names of their own; 'var' before them says nothing more.
            IdentifierNameSyntax
            {
                IsVar: true,
                Parent: DeclarationExpressionSyntax { Designation: ParenthesizedVariableDesignationSyntax }
            } => null,
            SimpleNameSyntax name when name.Identifier == token => Created(name),
            ConstructorInitializerSyntax initializer when initializer.ThisOrBaseKeyword == token => initializer,
            ImplicitObjectCreationExpressionSyntax creation when creation.NewKeyword == token => creation,
            _ => null,
        };

    /// <summary>In <c>new A.B(1)</c>, B stands for the constructor: a change of the overload is a change of the meaning.</summary>
    private static SyntaxNode Created(SimpleNameSyntax name)
    {
        SyntaxNode outer = name;
        while (outer.Parent is QualifiedNameSyntax qualified && qualified.Right == outer || outer.Parent is AliasQualifiedNameSyntax)
            outer = outer.Parent;
        return outer.Parent is ObjectCreationExpressionSyntax creation && creation.Type == outer ? creation : name;
    }

    private static SemanticModel? Model(SolutionSnapshot snapshot, ProjectUnit unit, string path, CancellationToken cancellation)
    {
        var tree = snapshot.Tree(unit, path, cancellation);
        return tree is null ? null : Models.Of(snapshot.Compilation(unit, cancellation), tree);
    }
}
