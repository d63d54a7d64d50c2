using System.Text.RegularExpressions;
using Grip.Terminal.Digests;
using Grip.Tests.ScenarioFrame;

namespace Grip.Tests.Digests;

/// <summary>Real outputs of real tools, and the facts that a developer needs of them: <c>bench/digests</c>.</summary>
public sealed partial class CorpusTests
{
    private static readonly string Corpus = Path.Combine(SourceFolder.Repository, "bench", "digests", "corpus");

    [Fact]
    public void Ninety_nine_of_a_hundred_facts_of_real_outputs_survive()
    {
        var (facts, lost) = (0, new List<string>());
        foreach (var log in Directory.EnumerateFiles(Corpus, "*.log"))
        {
            var digest = Digest.Of(FoldedLog.Of(File.ReadAllText(log)), before: null, "Log 1");
            foreach (var fact in File.ReadLines(Path.ChangeExtension(log, ".facts")).Where(line => line.Length > 0))
            {
                facts++;
                if (!fact.Split(" && ").All(part => Says(digest, part)))
                    lost.Add($"{Path.GetFileName(log)}: {fact}");
            }
        }

        Assert.True(facts > 500, $"only {facts} facts were found in {Corpus}");
        Assert.True(lost.Count <= facts / 100, string.Join('\n', lost));
    }

    /// <summary>A place is said if it is in the text, or if it is that of a problem which the digest lists.</summary>
    private static bool Says(Digest digest, string part) =>
        digest.Text.Contains(part, StringComparison.Ordinal)
        || Place().Match(part) is { Success: true } place
            && (
                digest.Facts.Problems.Any(problem =>
                    problem.File.EndsWith(place.Groups["file"].Value, StringComparison.Ordinal)
                    && problem.Line == int.Parse(place.Groups["line"].Value)
                    && digest.Text.Contains(problem.Message[..Math.Min(60, problem.Message.Length)], StringComparison.Ordinal)
                )
            );

    [GeneratedRegex(@"^(?<file>.+):(?<line>\d{1,9})$", RegexOptions.ExplicitCapture)]
    private static partial Regex Place();
}
