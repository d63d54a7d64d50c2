using Grip.Map.Relevance.Ranking;

namespace Grip.Benchmarks.Relevance;

/// <summary>The features of all files for one question, row by row, with the truth.</summary>
/// <param name="Rows">One row of all features for each file.</param>
/// <param name="IsRelevant">For each file.</param>
/// <param name="Lost">Relevant files that the tree does not have (added files).</param>
internal sealed record FeatureSheet(string Repository, string Id, bool NamesAFile, float[][] Rows, bool[] IsRelevant, int Lost)
{
    public static FeatureSheet Of(
        string repository,
        string id,
        bool namesAFile,
        Measured measured,
        RankingIndex index,
        IEnumerable<string> relevant
    )
    {
        var truth = relevant.ToHashSet(StringComparer.Ordinal);
        var isRelevant = index.Corpus.Files.Select(file => truth.Contains(file.Path)).ToArray();
        var rows = Enumerable
            .Range(0, isRelevant.Length)
            .Select(file => Enumerable.Range(0, Features.Count).Select(feature => measured.Table[(Feature)feature][file]).ToArray())
            .ToArray();
        return new FeatureSheet(repository, id, namesAFile, rows, isRelevant, truth.Count - isRelevant.Count(is_ => is_));
    }

    /// <summary>The truth in the order of a ranking.</summary>
    public IReadOnlyList<bool> Ranked(Func<float[], double> score) =>
        [
            .. Enumerable
                .Range(0, Rows.Length)
                .OrderByDescending(file => score(Rows[file]))
                .ThenBy(file => file)
                .Select(file => IsRelevant[file]),
        ];
}
