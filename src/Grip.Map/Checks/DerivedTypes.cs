using System.Collections.Immutable;
using Grip.Map.CSharp;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Grip.Map.Checks;

/// <summary>
/// Types that derive from others at any distance, before or after a change, by what base lists say: names are compared as they
/// are written, so there may be too many.
/// </summary>
internal sealed class DerivedTypes(SolutionSnapshot before, SolutionSnapshot after, CancellationToken cancellation)
{
    private sealed record Found(string Name, string Path, bool IsPartial);

    /// <summary>The names of all types that derive from <paramref name="bases"/>, and of aliases that stand for one of these.</summary>
    public ImmutableHashSet<string> NamesOf(ImmutableHashSet<string> bases) => [.. Closure(bases).Select(found => found.Name)];

    /// <summary>All files that declare such a type, or a part of it.</summary>
    public ImmutableHashSet<string> DeclaredIn(ImmutableHashSet<string> bases)
    {
        var derived = Closure(bases);
        var partial = derived.Where(found => found.IsPartial).Select(found => found.Name).ToImmutableHashSet();
        return [.. derived.Select(found => found.Path), .. PartsOf(partial)];
    }

    /// <summary>All files that declare a type of one of the names.</summary>
    public IEnumerable<string> PartsOf(ImmutableHashSet<string> types) =>
        Mentioning(types)
            .Where(pair => pair.Types.Any(type => types.Contains(type.Identifier.ValueText)))
            .Select(pair => pair.Document.Path);

    private HashSet<Found> Closure(ImmutableHashSet<string> bases)
    {
        var all = new HashSet<Found>();
        var known = bases;
        for (var frontier = bases; frontier.Count > 0; )
        {
            var wanted = frontier;
            var found = Mentioning(wanted).SelectMany(pair => DerivedIn(pair.Document, pair.Root, pair.Types, wanted)).ToArray();
            all.UnionWith(found);
            frontier = found.Select(one => one.Name).ToImmutableHashSet().Except(known);
            known = known.Union(frontier);
        }

        return all;
    }

    private (SourceDocument Document, SyntaxNode Root, TypeDeclarationSyntax[] Types)[] Mentioning(ImmutableHashSet<string> names) =>
        [
            .. Documents(before, names)
                .Concat(Documents(after, names))
                .Distinct()
                .AsParallel()
                .WithCancellation(cancellation)
                .SelectMany(pair => pair.Snapshot.UnitsWith(pair.Document.Path).Select(unit => Parsed(pair.Snapshot, pair.Document, unit))),
        ];

    private IEnumerable<(SolutionSnapshot Snapshot, SourceDocument Document)> Documents(
        SolutionSnapshot snapshot,
        ImmutableHashSet<string> names
    ) =>
        snapshot
            .DocumentsMentioning(names)
            // What the change leaves alone is looked at once.
            .Select(document => (before.Documents.GetValueOrDefault(document.Path) == document ? before : snapshot, document));

    private (SourceDocument, SyntaxNode, TypeDeclarationSyntax[]) Parsed(
        SolutionSnapshot snapshot,
        SourceDocument document,
        ProjectUnit unit
    )
    {
        var root = snapshot.Trees.Parse(document, unit, cancellation).GetRoot(cancellation);
        return (document, root, [.. root.DescendantNodes(MayHoldTypes).OfType<TypeDeclarationSyntax>()]);
    }

    private static bool MayHoldTypes(SyntaxNode node) =>
        node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax;

    private static IEnumerable<Found> DerivedIn(
        SourceDocument document,
        SyntaxNode root,
        TypeDeclarationSyntax[] types,
        ImmutableHashSet<string> bases
    )
    {
        foreach (var type in types)
            if (
                type.BaseList is { } list
                && list.DescendantTokens().Any(token => token.IsKind(SyntaxKind.IdentifierToken) && bases.Contains(token.ValueText))
            )
                yield return new Found(type.Identifier.ValueText, document.Path, type.Modifiers.Any(SyntaxKind.PartialKeyword));
        // An alias may stand for the base type.
        foreach (
            var alias in root.DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax)
                .OfType<UsingDirectiveSyntax>()
        )
            if (alias.Alias is { } name && alias.DescendantTokens().Any(token => bases.Contains(token.ValueText)))
                yield return new Found(name.Name.Identifier.ValueText, document.Path, IsPartial: false);
    }
}
