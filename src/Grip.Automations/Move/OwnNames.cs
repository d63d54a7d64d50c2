using System.Collections.Immutable;
using Grip.Map.CSharp;
using Grip.Map.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Grip.Automations.Move;

/// <summary>What the moved code found only because it stood in its old namespace.</summary>
/// <param name="Imports">Namespaces that it needs a using for.</param>
/// <param name="Prefixes">For names that began with a relative namespace: the position, and what to put before it, with a dot.</param>
internal sealed record OwnNames(ImmutableSortedSet<string> Imports, ImmutableSortedDictionary<int, string> Prefixes)
{
    /// <param name="nodes">The moved declarations of one file, and usings that move with them.</param>
    /// <param name="moved">The moved type: it finds itself.</param>
    public static OwnNames Of(
        SolutionSnapshot snapshot,
        string path,
        IReadOnlyCollection<SyntaxNode> nodes,
        SymbolSet moved,
        string oldSpace,
        string newSpace,
        CancellationToken cancellation
    )
    {
        var imports = ImmutableSortedSet.CreateBuilder<string>(StringComparer.Ordinal);
        var prefixes = ImmutableSortedDictionary.CreateBuilder<int, string>();
        foreach (var unit in snapshot.UnitsWith(path))
        {
            var tree = snapshot.Compilation(unit, cancellation).SyntaxTrees.First(candidate => candidate.FilePath == path);
            var model = Models.Of(snapshot.Compilation(unit, cancellation), tree);
            var root = tree.GetRoot(cancellation);
            foreach (var token in nodes.SelectMany(node => root.DescendantTokens(node.FullSpan, descendIntoTrivia: true)))
            {
                if (token.Parent is not SimpleNameSyntax name || name.Identifier != token)
                    continue;
                var symbol = model.GetSymbolInfo(name, cancellation).Symbol;
                if (symbol is INamespaceSymbol space && IsLeftmost(name) && model.GetAliasInfo(name, cancellation) is null)
                {
                    if (space.ContainingNamespace is { IsGlobalNamespace: false } parent && !Encloses(parent.ToDisplayString(), newSpace))
                        prefixes[token.SpanStart] = parent.ToDisplayString() + ".";
                    continue;
                }

                if (NeededSpace(name, symbol, moved) is not { } needed || !Encloses(needed, oldSpace) || Encloses(needed, newSpace))
                    continue;
                if (name.FirstAncestorOrSelf<UsingDirectiveSyntax>() is not null)
                    prefixes[token.SpanStart] = needed + ".";
                else if (!IsImported(model, token.SpanStart, needed, cancellation))
                    imports.Add(needed);
            }
        }

        return new OwnNames(imports.ToImmutable(), prefixes.ToImmutable());
    }

    /// <summary>The namespace that must be in scope for the name to be found; null if none must be.</summary>
    private static string? NeededSpace(SimpleNameSyntax name, ISymbol? symbol, SymbolSet moved)
    {
        if (symbol is IMethodSymbol { MethodKind: MethodKind.ReducedExtension } || symbol?.ContainingType is { IsExtension: true })
            return Space(symbol.ContainingType is { IsExtension: true } block ? block.ContainingType : symbol.ContainingType);
        if (symbol is IMethodSymbol { MethodKind: MethodKind.Constructor } constructor)
            symbol = constructor.ContainingType;
        if (symbol is not INamedTypeSymbol { ContainingType: null, IsTupleType: false } type || !IsLeftmost(name) || moved.Contains(type))
            return null;
        return Space(type);
    }

    private static string? Space(INamedTypeSymbol? type) =>
        type?.ContainingNamespace is { IsGlobalNamespace: false } space ? space.ToDisplayString() : null;

    private static bool IsLeftmost(SimpleNameSyntax name) =>
        name.Parent switch
        {
            QualifiedNameSyntax qualified => qualified.Left == name,
            AliasQualifiedNameSyntax => false,
            MemberAccessExpressionSyntax access => access.Expression == name,
            MemberBindingExpressionSyntax => false,
            NameMemberCrefSyntax { Parent: QualifiedCrefSyntax cref } member => cref.Member != member,
            _ => true,
        };

    /// <summary>True if code in <paramref name="inner"/> sees <paramref name="outer"/> without a using.</summary>
    private static bool Encloses(string outer, string inner) => inner == outer || inner.StartsWith(outer + '.', StringComparison.Ordinal);

    private static bool IsImported(SemanticModel model, int position, string space, CancellationToken cancellation) =>
        model
            .GetImportScopes(position, cancellation)
            .SelectMany(scope => scope.Imports)
            .Any(import => import.NamespaceOrType is INamespaceSymbol imported && imported.ToDisplayString() == space);
}
