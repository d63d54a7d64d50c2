using Grip.Map.Relevance.Ranking;

namespace Grip.Benchmarks.Relevance;

/// <summary>Past commits of many repositories as feature sheets; repositories are read beside each other.</summary>
internal sealed class TrainingSheets(string root, string work, int perRepository, ISet<string> without)
{
    public async Task<IReadOnlyList<FeatureSheet>> ReadAsync(
        IEnumerable<string> repositories,
        Model model,
        int every,
        CancellationToken cancellation
    )
    {
        var result = new Dictionary<string, IReadOnlyList<FeatureSheet>>(StringComparer.Ordinal);
        await Parallel.ForEachAsync(
            repositories,
            new ParallelOptions { MaxDegreeOfParallelism = 2, CancellationToken = cancellation },
            async (name, stop) =>
            {
                var sheets = await OfAsync(name, model, every, stop);
                lock (result)
                    result[name] = sheets;
                await Console.Error.WriteLineAsync($"  {name}: {sheets.Count} commits");
            }
        );
        return [.. result.OrderBy(pair => pair.Key, StringComparer.Ordinal).SelectMany(pair => pair.Value)];
    }

    private async Task<IReadOnlyList<FeatureSheet>> OfAsync(string name, Model model, int every, CancellationToken cancellation)
    {
        var trees = new PastTrees(GitObjects.Find(root, name), Path.Combine(work, name.Replace('/', '+') + ".facts"));
        var cases = await TrainingCases.OfAsync(trees.Git, perRepository, without, cancellation);
        List<FeatureSheet> sheets = [];
        foreach (var item in cases.Where((_, i) => i % every == 0))
        {
            var index = await trees.AtAsync(item.Parent, item.History, cancellation);
            var names = item.Relevant.Any(path => item.Query.Contains(Path.GetFileNameWithoutExtension(path), StringComparison.Ordinal));
            sheets.Add(
                FeatureSheet.Of(name, item.Parent, names, Measured.Of(index, item.Query, model, cancellation), index, item.Relevant)
            );
        }
        await trees.SaveAsync(cancellation);
        return sheets;
    }
}
