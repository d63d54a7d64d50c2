using System.Collections.Immutable;

namespace Grip.Terminal.Digests;

/// <summary>A command's output as facts.</summary>
/// <param name="Text">For a model: the whole log if that is short, else the facts, then its head and its tail.</param>
/// <param name="IsWhole">True if <paramref name="Text"/> leaves nothing out.</param>
public sealed record Digest(string Text, LogFacts Facts, bool IsWhole)
{
    /// <summary>An output of so many characters is shown as it is: facts about it would not be shorter.</summary>
    public const int ShownWhole = 2_000;

    private const int LeastCharacters = 1_600;
    private const int MostCharacters = 9_000;

    /// <summary>Makes a digest of at most a tenth of the output's length, within bounds that are reasonable for a model.</summary>
    /// <param name="before">What is known of the last run of the same command; null if there was none.</param>
    /// <param name="query">How the model gets at the rest, as in "Log 7"; empty if it cannot.</param>
    public static Digest Of(FoldedLog log, LogFacts? before, string query)
    {
        var facts = LogReaders.Read(log);
        var length = log.Lines.Sum(line => line.Length + 1);
        if (length <= ShownWhole)
            return new Digest(log.ToString() + Since(facts, before), facts, IsWhole: true);
        var text = new DigestText(Math.Clamp(length / 10, LeastCharacters, MostCharacters));
        text.Facts(facts, Changed.Between(before, facts));
        text.HeadAndTail(log, query);
        return new Digest(text.ToString(), facts, IsWhole: false);
    }

    private static string Since(LogFacts facts, LogFacts? before) =>
        before is not null && Changed.Between(before, facts) is { } changed ? changed.Sentence + "\n" : "";
}

/// <summary>How the problems and failing tests of a run differ from those of the run before.</summary>
/// <param name="New">Identities of what was not there before.</param>
internal sealed record Changed(ImmutableHashSet<string> New, ImmutableArray<string> Fixed, int Same)
{
    private const int MostNamed = 5;

    /// <summary>Null if there is no earlier run, or nothing to compare.</summary>
    public static Changed? Between(LogFacts? before, LogFacts after)
    {
        if (before is null)
            return null;
        var (old, now) = (Identities(before), Identities(after));
        if (old.Count == 0 && now.Count == 0)
            return null;
        return new Changed(now.Except(old), [.. old.Except(now).Order(StringComparer.Ordinal)], now.Intersect(old).Count);
    }

    public string Sentence
    {
        get
        {
            var named = Fixed.IsEmpty
                ? ""
                : $" (fixed: {string.Join(", ", Fixed.Take(MostNamed).Select(Named))}{(Fixed.Length > MostNamed ? ", …" : "")})";
            return $"Against the last run of this command: {Fixed.Length} fixed, {New.Count} new, {Same} as before{named}.";
        }
    }

    public static string IdentityOf(FailedTest test) => $"test|{test.Name}";

    private static ImmutableHashSet<string> Identities(LogFacts facts) =>
        [
            .. facts.Problems.Where(problem => problem.Severity == ProblemSeverity.Error).Select(problem => problem.Identity),
            .. facts.FailedTests.Select(IdentityOf),
        ];

    private static string Named(string identity)
    {
        var parts = identity.Split('|');
        return parts[0] == "test" ? parts[1] : string.Join(' ', parts.Skip(1).Where(part => part.Length > 0)).Truncated(80);
    }
}
