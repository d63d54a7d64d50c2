using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Grip.Map.Overview;

namespace Grip.Map.Picture;

/// <summary>What the page draws, in lists of values: a thousand types are some tens of kilobytes. Read by page.js.</summary>
/// <param name="Projects">Name, output, layer, lines, frameworks, path, indexes of references.</param>
/// <param name="Types">Name, kind, namespace, project (indexes), lines, path (index), line, summary, rank from 0 to 1.</param>
/// <param name="Edges">Pairs of types: who uses whom.</param>
/// <param name="Left">How many types are left out, because nobody could see them.</param>
internal sealed record PageData(
    string Name,
    string? Says,
    ImmutableArray<string> Kinds,
    ImmutableArray<string> Namespaces,
    ImmutableArray<string> Paths,
    ImmutableArray<ImmutableArray<object>> Projects,
    ImmutableArray<ImmutableArray<object>> Types,
    ImmutableArray<int> Edges,
    int Left
)
{
    /// <summary>A page with more is slow to draw, and its boxes are too small to tell apart.</summary>
    private const int MostTypes = 8_000;
    private const int LongestSummary = 160;

    public static PageData Of(SolutionOverview overview)
    {
        var graph = overview.Types;
        var kept = graph
            .Types.OrderByDescending(type => type.Rank)
            .ThenByDescending(type => type.Lines)
            .ThenBy(type => type.Index)
            .Take(MostTypes)
            .OrderBy(type => type.Index)
            .ToArray();
        var index = kept.Select((type, i) => (type.Index, i)).ToDictionary(pair => pair.Index, pair => pair.i);
        var highest = kept.Select(type => type.Rank).DefaultIfEmpty(1).Max();
        var kinds = new Indexes();
        var namespaces = new Indexes();
        var paths = new Indexes();
        var projects = overview.Graph.Projects;
        var projectIndex = projects.Select((project, i) => (project.Id, i)).ToDictionary(pair => pair.Id, pair => pair.i);
        var types = kept.Select(type =>
                ImmutableArray.Create<object>(
                    type.Name,
                    kinds.Of(type.Kind),
                    namespaces.Of(type.Namespace),
                    projectIndex[type.Project],
                    type.Lines,
                    paths.Of(type.Path),
                    type.Line,
                    type.Summary.Length > LongestSummary ? type.Summary[..LongestSummary] + "…" : type.Summary,
                    // The most central types are a hundred times above the others; a root brings them nearer.
                    Math.Round(Math.Sqrt(type.Rank / highest), 3)
                )
            )
            .ToImmutableArray();
        return new PageData(
            overview.Name,
            overview.Says,
            kinds.All,
            namespaces.All,
            paths.All,
            [.. projects.Select(project => Project(project, projectIndex))],
            types,
            [
                .. graph
                    .Edges.Where(edge => index.ContainsKey(edge.From) && index.ContainsKey(edge.To))
                    .SelectMany(edge => new[] { index[edge.From], index[edge.To] }),
            ],
            graph.Types.Length - kept.Length
        );
    }

    private static ImmutableArray<object> Project(ProjectNode project, Dictionary<long, int> index) =>
        [
            project.Name,
            project.Output,
            project.Layer,
            project.Lines,
            string.Join(", ", project.Frameworks),
            project.Path,
            project.References.Select(id => index[id]).Order().ToArray(),
        ];

    /// <summary>Each text once, in the order of first use.</summary>
    private sealed class Indexes
    {
        private readonly Dictionary<string, int> known = new(StringComparer.Ordinal);
        private readonly ImmutableArray<string>.Builder all = ImmutableArray.CreateBuilder<string>();

        public ImmutableArray<string> All => all.ToImmutable();

        public int Of(string text)
        {
            if (known.TryGetValue(text, out var index))
                return index;
            known[text] = all.Count;
            all.Add(text);
            return all.Count - 1;
        }
    }
}

/// <summary>The default encoder leaves no character that could end the script element around the data.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(PageData))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(int))]
[JsonSerializable(typeof(double))]
[JsonSerializable(typeof(int[]))]
internal sealed partial class PageJson : JsonSerializerContext;
