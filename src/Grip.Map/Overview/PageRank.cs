namespace Grip.Map.Overview;

/// <summary>Who is referred to by those that are much referred to. The same on every machine: the sums are made in one order.</summary>
internal static class PageRank
{
    private const double Damping = 0.85;
    private const int Rounds = 40;

    /// <returns>A share for each node; together one, if there are nodes.</returns>
    public static double[] Of(int count, IEnumerable<TypeEdge> edges)
    {
        var list = edges.ToArray();
        // The second reference from the same place says less than the first.
        var strength = Array.ConvertAll(list, edge => 1 + Math.Log2(edge.Weight));
        var given = new double[count];
        for (var i = 0; i < list.Length; i++)
            given[list[i].From] += strength[i];
        var rank = new double[count];
        Array.Fill(rank, count == 0 ? 0 : 1.0 / count);
        for (var round = 0; round < Rounds; round++)
        {
            var next = new double[count];
            var loose = 0.0;
            for (var node = 0; node < count; node++)
                if (given[node] == 0)
                    loose += rank[node];
            Array.Fill(next, ((1 - Damping) + Damping * loose) / Math.Max(1, count));
            for (var i = 0; i < list.Length; i++)
                next[list[i].To] += Damping * rank[list[i].From] * strength[i] / given[list[i].From];
            rank = next;
        }

        return rank;
    }
}
