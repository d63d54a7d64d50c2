namespace Grip.Map.Relevance.Ranking;

/// <summary>What is near the files that the first ranking found: by use, by inheritance, by name, by folder, by past changes.</summary>
internal static class SpreadFeatures
{
    private const int Hits = 30;
    private const int ComparedHits = 6;

    public static void Fill(FeatureTable table, RankingIndex index, double[] first)
    {
        var hits = HitsOf(first);
        if (hits.Length == 0)
            return;
        var share = new float[table.Files];
        foreach (var (file, weight) in hits)
            share[file] = weight;

        Neighbours(table, index, share);
        Inheritance(table, index, share);
        Pairs(table, index, share);
        Folders(table, index, hits);
        Families(table, index, hits);
        new SimilarFiles(index).Fill(table[Feature.Similar], hits.AsSpan(0, Math.Min(hits.Length, ComparedHits)));
        ChangedTogether.Fill(table, index, hits);
        foreach (
            var feature in (ReadOnlySpan<Feature>)
                [Feature.NearUses, Feature.NearUsedBy, Feature.WalkUses, Feature.WalkUsedBy, Feature.ChangedWith, Feature.RecentChangedWith]
        )
            table.ToShare(feature);

        var most = first.Max();
        for (var file = 0; file < first.Length; file++)
        {
            table[Feature.First][file] = (float)Math.Max(-1, (first[file] - most) / 10);
            table[Feature.FirstRank][file] = (float)Math.Exp(first[file] - most);
        }
    }

    /// <summary>The best files of the first ranking with weights that sum to 1.</summary>
    private static (int File, float Weight)[] HitsOf(double[] first)
    {
        var best = Enumerable.Range(0, first.Length).OrderByDescending(file => first[file]).ThenBy(file => file).Take(Hits).ToArray();
        if (best.Length == 0)
            return [];
        var weights = best.Select(file => Math.Exp(first[file] - first[best[0]])).ToArray();
        var sum = weights.Sum();
        return [.. best.Zip(weights, (file, weight) => (file, (float)(weight / sum)))];
    }

    private static void Neighbours(FeatureTable table, RankingIndex index, float[] share)
    {
        var graph = index.Graph;
        for (var file = 0; file < share.Length; file++)
        {
            foreach (var edge in graph.Uses[file])
            {
                table[Feature.NearUses][file] += share[edge.File] * edge.Weight;
                table[Feature.NearUsedBy][edge.File] += share[file] * edge.Weight;
            }
        }
        Walk(graph.Uses, Feature.WalkUses);
        Walk(graph.UsedBy, Feature.WalkUsedBy);

        void Walk(GraphEdge[][] edges, Feature feature)
        {
            var walked = IdentifierGraph.Walk(edges, share, 0.6f, 8);
            for (var file = 0; file < share.Length; file++)
                table[feature][file] = MathF.Sqrt(Math.Max(0, walked[file] - 0.4f * share[file]));
        }
    }

    private static void Inheritance(FeatureTable table, RankingIndex index, float[] share)
    {
        var bases = index.Graph.Bases;
        var ofDerived = new float[share.Length];
        for (var file = 0; file < share.Length; file++)
            foreach (var parent in bases[file])
            {
                table[Feature.Inherits][file] += share[parent];
                table[Feature.InheritedBy][parent] += share[file];
                ofDerived[parent] += share[file];
            }
        for (var file = 0; file < share.Length; file++)
            foreach (var parent in bases[file])
                table[Feature.SharesBase][file] = Math.Max(table[Feature.SharesBase][file], ofDerived[parent] - share[file]);
    }

    private static void Pairs(FeatureTable table, RankingIndex index, float[] share)
    {
        var groups = index
            .Corpus.Files.Select((file, number) => (Key: FileNames.SubjectOf(file.Path), number))
            .GroupBy(file => file.Key, StringComparer.Ordinal);
        foreach (var group in groups)
        {
            var members = group.Select(file => file.number).ToArray();
            if (members.Length is < 2 or > 12)
                continue;
            var sum = members.Sum(file => share[file]);
            foreach (var file in members)
                table[Feature.Pair][file] = sum - share[file];
        }
    }

    private static void Folders(FeatureTable table, RankingIndex index, (int File, float Weight)[] hits)
    {
        var folders = new Dictionary<string, float>(StringComparer.Ordinal);
        var files = index.Corpus.Files;
        foreach (var (file, weight) in hits)
            folders[files[file].Folder] = folders.GetValueOrDefault(files[file].Folder) + weight;
        for (var file = 0; file < files.Length; file++)
            table[Feature.SameFolder][file] = folders.GetValueOrDefault(files[file].Folder);
        foreach (var (file, weight) in hits)
            table[Feature.SameFolder][file] -= weight;
    }

    private static void Families(FeatureTable table, RankingIndex index, (int File, float Weight)[] hits)
    {
        var files = index.Corpus.Files;
        var norms = files.Select(file => Math.Sqrt(file.Stem.Sum(word => Squared(word)))).ToArray();
        foreach (var (hit, weight) in hits)
            for (var file = 0; file < files.Length; file++)
            {
                if (file == hit)
                    continue;
                var shared = files[hit].Stem.Where(files[file].Stem.Contains).Sum(Squared);
                if (shared > 0)
                    table[Feature.SameFamily][file] += (float)(weight * shared / Math.Max(1e-9, norms[hit] * norms[file]));
            }

        double Squared(int word) => Math.Pow(index.Frequencies.Rarity(word), 2);
    }
}
