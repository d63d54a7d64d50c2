using System.Collections.Immutable;

namespace Grip.Map.Index.Asking;

/// <summary>One step of a chain.</summary>
/// <param name="IsDispatch">From a declared member to one that overrides or implements it.</param>
public sealed record PathStep(SymbolRow From, SymbolRow To, MapReferenceKind Kind, string Path, int Line, bool IsDispatch);

/// <summary>Finds how one symbol reaches another.</summary>
public sealed class Paths(MapReader reader, Edges edges)
{
    /// <summary>A shortest chain of references, from <paramref name="from"/> or a member of it to <paramref name="to"/> or a member of it; empty if there is none.</summary>
    public ImmutableArray<PathStep> Shortest(MapMatch from, MapMatch to, CancellationToken cancellation)
    {
        var goal = to.Symbols.SelectMany(symbol => edges.WithMembers(symbol.Id)).ToHashSet();
        var before = new Dictionary<long, (long From, Edge Edge)>();
        var open = new Queue<long>();
        foreach (var start in from.Symbols.SelectMany(symbol => edges.WithMembers(symbol.Id)).Where(id => !goal.Contains(id)))
            if (before.TryAdd(start, (0, default)))
                open.Enqueue(start);
        while (open.TryDequeue(out var current))
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (var edge in Reach.Forwards(edges, current))
            {
                if (!before.TryAdd(edge.Other, (current, edge)))
                    continue;
                if (goal.Contains(edge.Other))
                    return Chain(edge.Other, before);
                open.Enqueue(edge.Other);
            }
        }

        return [];
    }

    private ImmutableArray<PathStep> Chain(long end, Dictionary<long, (long From, Edge Edge)> before)
    {
        var steps = new Stack<PathStep>();
        for (var id = end; before[id].From != 0; id = before[id].From)
        {
            var (from, edge) = before[id];
            var isDispatch = Reach.IsLink(edge.Kind);
            steps.Push(new PathStep(reader.ById(from)!, reader.ById(id)!, edge.Kind, edges.Path(edge.File), edge.Line, isDispatch));
        }

        return [.. steps];
    }
}
