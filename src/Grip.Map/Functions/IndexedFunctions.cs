using System.Collections.Immutable;
using Grip.Map.Index;
using Grip.Map.Index.Reading;

namespace Grip.Map.Functions;

/// <summary>The finders as the index calls them.</summary>
public static class IndexedFunctions
{
    /// <summary>To be handed to <see cref="FunctionalMap.OpenAsync"/>.</summary>
    public static ImmutableArray<FunctionFinder> All { get; } = [Find];

    private static IEnumerable<MapFunction> Find(ReadTree tree, CancellationToken cancellation) =>
        FunctionFinders
            .In(tree.Compilation, tree.Tree, cancellation)
            .Select(found => new MapFunction(
                FunctionKinds.Word(found.Kind),
                tree.Symbols.Of(found.Symbol),
                tree.Symbols.Of(found.Target),
                found.Line,
                found.Title,
                FunctionDetails.Write(found.Details),
                FunctionKinds.Word(found.FoundBy)
            ));
}
