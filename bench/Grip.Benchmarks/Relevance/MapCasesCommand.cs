using Grip.Map.Relevance.Baselines;
using Grip.Map.Relevance.History;
using Grip.Map.Relevance.Ranking;

namespace Grip.Benchmarks.Relevance;

/// <summary>Asks each case's words of the tree and the history at its base commit, and compares rankings.</summary>
internal static class MapCasesCommand
{
    public static async Task<string> RunAsync(Arguments arguments, CancellationToken cancellation)
    {
        var cases = await LocalizationCase.ReadAsync(arguments.Required("cases"), cancellation);
        var root = Path.GetFullPath(arguments.Required("repositories"));
        var model = arguments.Text("weights") is { } path ? Model.Parse(await File.ReadAllTextAsync(path, cancellation)) : Model.Shipped();
        var table = new ScoreTable();
        foreach (var group in cases.GroupBy(item => item.Repository))
        {
            var trees = new PastTrees(GitObjects.Find(root, group.Key), cache: null);
            foreach (var item in group)
            {
                var index = await IndexAsync(trees, item, cancellation);
                var truth = item.Relevant.ToHashSet(StringComparer.Ordinal);
                var lost = truth.Count - index.Corpus.Files.Count(file => truth.Contains(file.Path));
                Add("BM25 over sub-words", PlainBm25.Rank(index, item.Query));
                Add("Aider's ranking", AiderRanking.Rank(index, item.Query));
                Add("grip map relevant", Measured.Of(index, item.Query, model, cancellation).Order());

                void Add(string name, IEnumerable<int> order) =>
                    table.Add(name, item.NamesAFile, [.. order.Select(file => truth.Contains(index.Corpus.Files[file].Path))], lost);
            }
        }
        return table.Markdown();
    }

    public static async Task<RankingIndex> IndexAsync(PastTrees trees, LocalizationCase item, CancellationToken cancellation) =>
        await trees.AtAsync(item.Base, await trees.Git.HistoryAsync(item.Base, HistoryLog.Commits, cancellation), cancellation);
}
