using System.Runtime.InteropServices;
using Grip.Map.Relevance.Facts;

namespace Grip.Map.Relevance.Ranking;

/// <param name="Name">The identifier that says most about the edge, a number of the vocabulary.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct GraphEdge(int File, float Weight, int Name);

/// <summary>Which file uses names that another declares: guessed from names alone, a rare name says more.</summary>
public sealed class IdentifierGraph
{
    private IdentifierGraph(GraphEdge[][] uses, GraphEdge[][] usedBy, int[][] bases, Dictionary<int, int[]> declaring) =>
        (Uses, UsedBy, Bases, Declaring) = (uses, usedBy, bases, declaring);

    /// <summary>From each file to those that declare what it uses; the weights of a file sum to 1.</summary>
    public GraphEdge[][] Uses { get; }

    /// <summary>The same edges the other way, normalised for themselves.</summary>
    public GraphEdge[][] UsedBy { get; }

    /// <summary>For each file the files that declare what its types derive from.</summary>
    public int[][] Bases { get; }

    /// <summary>The files that declare a name; constructors don't count.</summary>
    public Dictionary<int, int[]> Declaring { get; }

    public static IdentifierGraph Of(Corpus corpus)
    {
        var types = new HashSet<int>();
        var declaring = Declarations(corpus, types);
        var users = new Dictionary<int, int>();
        foreach (var file in corpus.Files)
        foreach (var used in file.Facts.Used)
            if (declaring.ContainsKey(used.Term))
                users[used.Term] = users.GetValueOrDefault(used.Term) + 1;

        var most = Math.Max(8, corpus.Files.Length / 25);
        var uses = new GraphEdge[corpus.Files.Length][];
        var back = corpus.Files.Select(_ => new List<GraphEdge>()).ToArray();
        for (var file = 0; file < uses.Length; file++)
        {
            var edges = new Dictionary<int, (float Weight, float Best, int Name)>();
            foreach (var used in corpus.Files[file].Facts.Used)
            {
                if (!declaring.TryGetValue(used.Term, out var targets) || targets.Length > most || targets.Contains(file))
                    continue;
                var rarity = Math.Log(1 + (double)corpus.Files.Length / users[used.Term]);
                var weight = (float)(Math.Log(1 + used.Count) * rarity * (types.Contains(used.Term) ? 1 : 0.4) / targets.Length);
                foreach (var target in targets)
                {
                    var edge = edges.GetValueOrDefault(target);
                    edges[target] =
                        weight > edge.Best ? (edge.Weight + weight, weight, used.Term) : (edge.Weight + weight, edge.Best, edge.Name);
                }
            }
            uses[file] = [.. edges.OrderBy(edge => edge.Key).Select(edge => new GraphEdge(edge.Key, edge.Value.Weight, edge.Value.Name))];
            foreach (var edge in uses[file])
                back[edge.File].Add(new GraphEdge(file, edge.Weight, edge.Name));
        }
        return new IdentifierGraph(
            [.. uses.Select(Normalised)],
            [.. back.Select(Normalised)],
            BaseFiles(corpus, declaring, types),
            declaring
        );
    }

    /// <summary>PageRank that starts again at <paramref name="start"/>: how much of the start flows to each file.</summary>
    public static float[] Walk(GraphEdge[][] edges, float[] start, float damping, int rounds)
    {
        var here = (float[])start.Clone();
        for (var round = 0; round < rounds; round++)
        {
            var next = new float[start.Length];
            var lost = 0f;
            for (var file = 0; file < here.Length; file++)
            {
                if (edges[file].Length == 0)
                    lost += here[file];
                foreach (var edge in edges[file])
                    next[edge.File] += here[file] * edge.Weight;
            }
            for (var file = 0; file < next.Length; file++)
                next[file] = damping * (next[file] + lost * start[file]) + (1 - damping) * start[file];
            here = next;
        }
        return here;
    }

    private static GraphEdge[] Normalised(IReadOnlyCollection<GraphEdge> edges)
    {
        var sum = edges.Sum(edge => edge.Weight);
        return [.. edges.Select(edge => edge with { Weight = edge.Weight / sum })];
    }

    private static Dictionary<int, int[]> Declarations(Corpus corpus, HashSet<int> types)
    {
        var declaring = new Dictionary<int, List<int>>();
        for (var file = 0; file < corpus.Files.Length; file++)
            foreach (var declared in corpus.Files[file].Facts.Declared)
            {
                if (declared.Kind == DeclaredKind.Constructor)
                    continue;
                if (declared.Kind == DeclaredKind.Type)
                    types.Add(declared.Name);
                if (!declaring.TryGetValue(declared.Name, out var files))
                    declaring[declared.Name] = files = [];
                if (files.Count == 0 || files[^1] != file)
                    files.Add(file);
            }
        return declaring.ToDictionary(pair => pair.Key, pair => pair.Value.ToArray());
    }

    private static int[][] BaseFiles(Corpus corpus, Dictionary<int, int[]> declaring, HashSet<int> types) =>
        [
            .. corpus.Files.Select(
                (file, number) =>
                    file
                        .Facts.Bases.Where(types.Contains)
                        .SelectMany(name => declaring[name].Length <= 4 ? declaring[name] : [])
                        .Where(target => target != number)
                        .Distinct()
                        .ToArray()
            ),
        ];
}
