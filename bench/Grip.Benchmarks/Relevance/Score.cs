using System.Globalization;

namespace Grip.Benchmarks.Relevance;

/// <summary>How good rankings are, on average over cases.</summary>
internal sealed record Score(int Cases, double Recall5, double Recall10, double Recall20, double Hit10, double Reciprocal)
{
    /// <param name="rankings">For each case whether each file is relevant, best file first, and how many relevant files no ranking can have.</param>
    public static Score Of(IReadOnlyCollection<(IReadOnlyList<bool> Ranking, int Lost)> rankings) =>
        rankings.Count == 0
            ? new Score(0, 0, 0, 0, 0, 0)
            : new Score(
                rankings.Count,
                rankings.Average(one => Recall(one, 5)),
                rankings.Average(one => Recall(one, 10)),
                rankings.Average(one => Recall(one, 20)),
                rankings.Average(one => one.Ranking.Take(10).Contains(true) ? 1 : 0),
                rankings.Average(one => one.Ranking.Contains(true) ? 1.0 / (1 + one.Ranking.TakeWhile(hit => !hit).Count()) : 0)
            );

    public string Row(string name) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"| {name} | {Cases} | {Recall5:0.000} | {Recall10:0.000} | {Recall20:0.000} | {Hit10:0.000} | {Reciprocal:0.000} |"
        );

    private static double Recall((IReadOnlyList<bool> Ranking, int Lost) one, int places)
    {
        var all = one.Ranking.Count(hit => hit) + one.Lost;
        return all == 0 ? 0 : (double)one.Ranking.Take(places).Count(hit => hit) / all;
    }
}
