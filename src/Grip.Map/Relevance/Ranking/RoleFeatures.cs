using Grip.Map.Relevance.Facts;

namespace Grip.Map.Relevance.Ranking;

/// <summary>What a file is, whatever the question.</summary>
internal static class RoleFeatures
{
    private static readonly string[] TestWords = ["test", "assert", "fixtur", "spec"];

    public static void Fill(FeatureTable table, RankingIndex index, Question question)
    {
        var files = index.Corpus.Files;
        var asksForTests = question.Terms.Any(term => term.IsOfTask && TestWords.Contains(term.Word));
        for (var file = 0; file < files.Length; file++)
        {
            var (roles, facts) = (files[file].Roles, files[file].Facts);
            var isTest = roles.HasFlag(FileRoles.Test) ? 1 : 0;
            table[Feature.IsTest][file] = isTest;
            table[Feature.IsTestAndAsked][file] = asksForTests ? isTest : 0;
            table[Feature.IsSample][file] = roles.HasFlag(FileRoles.Sample) ? 1 : 0;
            table[Feature.IsBenchmark][file] = roles.HasFlag(FileRoles.Benchmark) ? 1 : 0;
            table[Feature.IsGenerated][file] = roles.HasFlag(FileRoles.Generated) ? 1 : 0;
            table[Feature.Size][file] = MathF.Log(1 + facts.Lines) / 10;
            table[Feature.Members][file] = MathF.Log(1 + facts.Declared.Length) / 7;
        }
        var even = Enumerable.Repeat(1f / Math.Max(1, files.Length), files.Length).ToArray();
        var central = IdentifierGraph.Walk(index.Graph.Uses, even, 0.85f, 10);
        for (var file = 0; file < files.Length; file++)
            table[Feature.Central][file] = MathF.Log(1 + central[file] * files.Length) / 4;
    }
}
