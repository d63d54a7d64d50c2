namespace Grip.Map.Index.Asking;

/// <summary>Which edges carry an effect, and where dispatch at run time adds some.</summary>
public static class Reach
{
    /// <summary>Who can feel a change of the symbol in one step: who refers to it, and the members that it stands for at run time.</summary>
    public static IEnumerable<Edge> Backwards(Edges edges, long symbol)
    {
        foreach (var edge in edges.Into(symbol))
            if (Carries(edge.Kind))
                yield return edge;
        // Who calls the interface's member may get this one.
        foreach (var edge in edges.From(symbol))
            if (IsLink(edge.Kind))
                yield return edge;
    }

    /// <summary>What the symbol can reach in one step: what it refers to, and what may run in its place.</summary>
    public static IEnumerable<Edge> Forwards(Edges edges, long symbol)
    {
        foreach (var edge in edges.From(symbol))
            if (Carries(edge.Kind) && !IsLink(edge.Kind))
                yield return edge;
        foreach (var edge in edges.Into(symbol))
            if (IsLink(edge.Kind))
                yield return edge;
    }

    /// <summary>Whether one end can run in place of the other.</summary>
    public static bool IsLink(MapReferenceKind kind) => kind is MapReferenceKind.Override or MapReferenceKind.Implement;

    private static bool Carries(MapReferenceKind kind) =>
        kind is not (MapReferenceKind.Documentation or MapReferenceKind.Import or MapReferenceKind.NameOf);
}
