using Grip.Map.Relevance.Ranking;

namespace Grip.Benchmarks.Relevance;

/// <summary>Fits one weight for each feature so that the relevant files get the largest share of a softmax over all files (Adam).</summary>
internal static class ListwiseFit
{
    private const int Epochs = 60;
    private const double Shrinking = 1e-4;

    /// <summary>Of the files that are not relevant: as many of the best by words, and as many of the others.</summary>
    private const int OthersKept = 80;

    /// <param name="features">How many of the first features may be used.</param>
    /// <param name="without">Features that must get no weight.</param>
    /// <returns>Weights for the features as they are.</returns>
    public static double[] Fit(IReadOnlyList<FeatureSheet> sheets, int features, ISet<int> without)
    {
        var usable = sheets.Where(sheet => sheet.IsRelevant.Contains(true)).Select(Thinned).ToList();
        var scale = Scale(usable, features);
        foreach (var feature in without)
            if (feature < features)
                scale[feature] = 0;
        var weights = new double[features];
        var (first, second) = (new double[features], new double[features]);
        var random = new Random(1);
        var step = 0;
        for (var epoch = 0; epoch < Epochs; epoch++)
        {
            var rate = 0.03 * (1 - (double)epoch / Epochs) + 0.001;
            foreach (var batch in usable.OrderBy(_ => random.Next()).Chunk(16))
            {
                var gradient = new double[features];
                foreach (var sheet in batch)
                    AddGradient(sheet, weights, scale, gradient);
                step++;
                for (var f = 0; f < features; f++)
                {
                    var slope = gradient[f] / batch.Length + Shrinking * weights[f];
                    first[f] = 0.9 * first[f] + 0.1 * slope;
                    second[f] = 0.999 * second[f] + 0.001 * slope * slope;
                    weights[f] -=
                        rate * (first[f] / (1 - Math.Pow(0.9, step))) / (Math.Sqrt(second[f] / (1 - Math.Pow(0.999, step))) + 1e-8);
                    // Evidence for a file must never count against it, only because another feature counts too much.
                    if (weights[f] < 0 && IsEvidence((Feature)f))
                        weights[f] = 0;
                }
            }
        }
        return [.. weights.Select((weight, f) => weight * scale[f])];
    }

    /// <summary>All but what a file is and when it changed: only of those either direction is plausible.</summary>
    private static bool IsEvidence(Feature feature) =>
        feature is < Feature.IsTest or Feature.IsTestAndAsked or >= Feature.CommitWords and <= Feature.BodyWords or >= Feature.NearUses;

    /// <summary>The relevant files and enough of the others to learn from; the rest only costs time.</summary>
    private static FeatureSheet Thinned(FeatureSheet sheet)
    {
        var others = Enumerable
            .Range(0, sheet.Rows.Length)
            .Where(file => !sheet.IsRelevant[file])
            .OrderByDescending(file => sheet.Rows[file][(int)Feature.Bm25] + sheet.Rows[file][(int)Feature.CommitWords])
            .ToList();
        var step = Math.Max(1, (others.Count - OthersKept) / OthersKept);
        var kept = others
            .Where((_, place) => place < OthersKept || place % step == 0)
            .Concat(Enumerable.Range(0, sheet.Rows.Length).Where(file => sheet.IsRelevant[file]))
            .ToList();
        return sheet with
        {
            Rows = [.. kept.Select(file => sheet.Rows[file])],
            IsRelevant = [.. kept.Select(file => sheet.IsRelevant[file])],
        };
    }

    /// <summary>One over the standard deviation of each feature.</summary>
    private static double[] Scale(List<FeatureSheet> sheets, int features)
    {
        var (sum, squares, count) = (new double[features], new double[features], 0L);
        foreach (var row in sheets.SelectMany(sheet => sheet.Rows))
        {
            count++;
            for (var f = 0; f < features; f++)
            {
                sum[f] += row[f];
                squares[f] += row[f] * row[f];
            }
        }
        return
        [
            .. Enumerable
                .Range(0, features)
                .Select(f => Math.Sqrt(squares[f] / count - Math.Pow(sum[f] / count, 2)) is > 1e-6 and var deviation ? 1 / deviation : 0),
        ];
    }

    private static void AddGradient(FeatureSheet sheet, double[] weights, double[] scale, double[] gradient)
    {
        var scores = new double[sheet.Rows.Length];
        for (var file = 0; file < scores.Length; file++)
        for (var f = 0; f < weights.Length; f++)
            scores[file] += weights[f] * scale[f] * sheet.Rows[file][f];
        var most = scores.Max();
        var sum = 0.0;
        for (var file = 0; file < scores.Length; file++)
            sum += scores[file] = Math.Exp(scores[file] - most);
        var target = 1.0 / sheet.IsRelevant.Count(relevant => relevant);
        for (var file = 0; file < scores.Length; file++)
        {
            var difference = scores[file] / sum - (sheet.IsRelevant[file] ? target : 0);
            if (Math.Abs(difference) < 1e-7)
                continue;
            for (var f = 0; f < weights.Length; f++)
                gradient[f] += difference * scale[f] * sheet.Rows[file][f];
        }
    }
}
