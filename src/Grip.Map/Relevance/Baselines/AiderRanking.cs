using Grip.Map.Relevance.Ranking;

namespace Grip.Map.Relevance.Baselines;

/// <summary>
/// The ranking of Aider's repository map, written anew to compare with: a graph from each file to those that declare the
/// identifiers it uses, weights up for identifiers that the task mentions, a PageRank that prefers files whose path it mentions.
/// </summary>
public static class AiderRanking
{
    /// <summary>The numbers of the files, best first.</summary>
    public static IEnumerable<int> Rank(RankingIndex index, string text)
    {
        var files = index.Corpus.Files;
        var vocabulary = index.Corpus.Vocabulary;
        var mentioned = text.Split([.. text.Where(character => !char.IsLetterOrDigit(character) && character != '_').Distinct()])
            .ToHashSet(StringComparer.Ordinal);
        var edges = new Dictionary<(int From, int To, int Name), double>();
        for (var user = 0; user < files.Length; user++)
            foreach (var used in files[user].Facts.Used)
            {
                if (!index.Graph.Declaring.TryGetValue(used.Term, out var declaring))
                    continue;
                var name = vocabulary[used.Term];
                var weight = Math.Sqrt(used.Count);
                if (mentioned.Contains(name))
                    weight *= 10;
                if (name.Length >= 8 && (name.Contains('_') || name.Skip(1).Any(char.IsUpper) && name.Any(char.IsLower)))
                    weight *= 10;
                if (name[0] == '_')
                    weight *= 0.1;
                if (declaring.Length > 5)
                    weight *= 0.1;
                foreach (var target in declaring)
                    edges[(user, target, used.Term)] = weight;
            }

        var start = files
            .Select(file =>
                file.Path.Split('/').SelectMany(part => new[] { part, Path.GetFileNameWithoutExtension(part) }).Any(mentioned.Contains)
                    ? 1f
                    : 0f
            )
            .ToArray();
        if (start.Sum() == 0)
            Array.Fill(start, 1f);
        var sum = start.Sum();
        start = [.. start.Select(value => value / sum)];
        var outgoing = edges.GroupBy(edge => edge.Key.From).ToDictionary(group => group.Key, group => group.Sum(edge => edge.Value));
        var graph = files.Select((_, _) => new List<GraphEdge>()).ToArray();
        foreach (var (edge, weight) in edges)
            graph[edge.From].Add(new GraphEdge(edge.To, (float)(weight / outgoing[edge.From]), edge.Name));
        var rank = IdentifierGraph.Walk([.. graph.Select(list => list.ToArray())], start, 0.85f, 30);

        // A file is worth what flows into its definitions.
        var worth = new double[files.Length];
        foreach (var (edge, weight) in edges)
            worth[edge.To] += rank[edge.From] * weight / outgoing[edge.From];
        return Enumerable
            .Range(0, files.Length)
            .OrderByDescending(file => worth[file])
            .ThenByDescending(file => rank[file])
            .ThenBy(file => file);
    }
}
