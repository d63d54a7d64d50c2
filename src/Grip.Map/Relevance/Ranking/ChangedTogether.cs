namespace Grip.Map.Relevance.Ranking;

/// <summary>Files that past commits changed together with the hits. A commit of many files says little of each pair.</summary>
internal static class ChangedTogether
{
    private const int MostFiles = 40;
    private const double Memory = 300;

    public static void Fill(FeatureTable table, RankingIndex index, (int File, float Weight)[] hits)
    {
        var history = index.Corpus.History;
        foreach (var (hit, share) in hits)
        {
            var all = 1.0;
            var recent = 1.0;
            var with = new Dictionary<int, (double All, double Recent)>();
            foreach (var age in history.ByFile[hit])
            {
                var commit = history.Commits[age];
                if (commit.Changed > MostFiles)
                    continue;
                var weight = 1 / Math.Sqrt(Math.Max(1, commit.Changed - 1));
                var fading = weight * Math.Exp(-age / Memory);
                (all, recent) = (all + weight, recent + fading);
                foreach (var file in commit.Files)
                    if (file != hit)
                    {
                        var sum = with.GetValueOrDefault(file);
                        with[file] = (sum.All + weight, sum.Recent + fading);
                    }
            }
            foreach (var (file, sum) in with)
            {
                table[Feature.ChangedWith][file] += (float)(share * sum.All / all);
                table[Feature.ChangedWithBest][file] = Math.Max(
                    table[Feature.ChangedWithBest][file],
                    (float)(Math.Sqrt(share) * sum.All / all)
                );
                table[Feature.RecentChangedWith][file] += (float)(share * sum.Recent / recent);
            }
        }
    }
}
