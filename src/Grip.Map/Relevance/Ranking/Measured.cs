namespace Grip.Map.Relevance.Ranking;

/// <summary>The features of all files for one question, and the scores that a model gives them.</summary>
/// <param name="First">The scores of the first ranking.</param>
/// <param name="Scores">The final scores.</param>
public sealed record Measured(Question Question, FeatureTable Table, double[] First, double[] Scores)
{
    public static Measured Of(RankingIndex index, string text, Model model, CancellationToken cancellation)
    {
        var question = Question.Of(text, index.Corpus.Vocabulary, index.Frequencies);
        var table = new FeatureTable(index.Corpus.Files.Length);
        WordFeatures.Fill(table, index, question);
        NameFeatures.Fill(table, index, question);
        RoleFeatures.Fill(table, index, question);
        HistoryFeatures.Fill(table, index, question);
        cancellation.ThrowIfCancellationRequested();
        var first = ScoresOf(table, model.FirstScore);
        SpreadFeatures.Fill(table, index, first);
        cancellation.ThrowIfCancellationRequested();
        return new Measured(question, table, first, ScoresOf(table, model.SecondScore));
    }

    /// <summary>The numbers of the files, best first; equal scores in the order of their paths.</summary>
    public IEnumerable<int> Order() => Enumerable.Range(0, Scores.Length).OrderByDescending(file => Scores[file]).ThenBy(file => file);

    private static double[] ScoresOf(FeatureTable table, Func<FeatureTable, int, double> score) =>
        [.. Enumerable.Range(0, table.Files).Select(file => score(table, file))];
}
