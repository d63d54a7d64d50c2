using System.Collections.Immutable;

namespace Grip.Map.ApiDifference;

/// <summary>How alike two names are, word by word.</summary>
public static class NameWords
{
    /// <summary>Words that turn the meaning of a name around or to its other side: names that differ in one of them are no renames.</summary>
    private static readonly ImmutableHashSet<string> Telling =
    [
        "not",
        "no",
        "non",
        "never",
        "un",
        "without",
        "with",
        "all",
        "any",
        "each",
        "every",
        "only",
        "none",
        "min",
        "max",
        "minimum",
        "maximum",
        "first",
        "last",
        "begin",
        "end",
        "start",
        "stop",
        "add",
        "remove",
        "delete",
        "insert",
        "enable",
        "disable",
        "enabled",
        "disabled",
        "greater",
        "less",
        "more",
        "fewer",
        "true",
        "false",
        "empty",
        "null",
        "before",
        "after",
        "above",
        "below",
        "upper",
        "lower",
        "left",
        "right",
        "open",
        "close",
        "read",
        "write",
        "get",
        "set",
        "push",
        "pop",
        "up",
        "down",
        "in",
        "out",
        "on",
        "off",
        "include",
        "exclude",
        "allow",
        "deny",
        "positive",
        "negative",
        "equal",
        "same",
        "and",
        "or",
        "subset",
        "superset",
        "encode",
        "decode",
        "serialize",
        "deserialize",
        "parent",
        "child",
        "source",
        "target",
        "input",
        "output",
        "ascending",
        "descending",
        "once",
        "always",
        "other",
        "others",
        "global",
        "local",
        "default",
        "deep",
        "shallow",
        "ignore",
        "ignoring",
        "strict",
        "lazy",
        "new",
        "old",
        "next",
        "previous",
        "recursive",
        "exactly",
        "least",
        "most",
        "async",
        "try",
        "single",
        "many",
        "long",
        "short",
        "request",
        "response",
        "client",
        "server",
        "width",
        "height",
        "year",
        "month",
        "day",
        "hour",
        "minute",
        "second",
        "millisecond",
        "seconds",
        "minutes",
        "hours",
        "days",
        "milliseconds",
        "create",
        "update",
    ];

    /// <summary>"ShouldNotThrow" and "UTF8Text" as [Should, Not, Throw] and [UTF8, Text].</summary>
    public static ImmutableArray<string> Split(string name)
    {
        var words = ImmutableArray.CreateBuilder<string>();
        var start = 0;
        for (var i = 1; i <= name.Length; i++)
        {
            var ends =
                i == name.Length
                || name[i] == '_'
                || char.IsUpper(name[i]) && (!char.IsUpper(name[i - 1]) || i + 1 < name.Length && char.IsLower(name[i + 1]));
            if (!ends)
                continue;
            var word = name[start..i].Trim('_');
            if (word.Length > 0)
                words.Add(word);
            start = i;
        }

        return words.ToImmutable();
    }

    /// <summary>The two names say opposite things, as Be and NotBe do.</summary>
    public static bool Contradict(string left, string right)
    {
        var (ours, theirs) = (Lower(left), Lower(right));
        return ours.Except(theirs).Concat(theirs.Except(ours)).Any(Telling.Contains);
    }

    /// <summary>0 to 1; 1 for names that differ in letter case or underscores only. 0 for names that contradict each other.</summary>
    public static double Similarity(string left, string right)
    {
        if (string.Equals(left.Replace("_", ""), right.Replace("_", ""), StringComparison.OrdinalIgnoreCase))
            return 1;
        if (Contradict(left, right))
            return 0;
        var (ours, theirs) = (Lower(left), Lower(right));
        var common = ours.Intersect(theirs).Count();
        var words = 2.0 * common / (ours.Count + theirs.Count);
        // "Colour" and "Color" share no word and nearly all letters.
        var letters = 1.0 - (double)Distance(left.ToLowerInvariant(), right.ToLowerInvariant()) / Math.Max(left.Length, right.Length);
        return Math.Max(words, letters > 0.6 ? letters : 0);
    }

    /// <summary>0 to 1: how many words two sentences share, weighted by both lengths.</summary>
    public static double Sentences(string left, string right)
    {
        if (left.Length == 0 || right.Length == 0)
            return 0;
        var (ours, theirs) = (WordsOf(left), WordsOf(right));
        var all = ours.Union(theirs).Count();
        return all == 0 ? 0 : (double)ours.Intersect(theirs).Count() / all;
    }

    private static HashSet<string> Lower(string name) => [.. Split(name).Select(word => word.ToLowerInvariant())];

    private static HashSet<string> WordsOf(string text) =>
        [
            .. text.Split([' ', '.', ',', ';', ':', '(', ')', '\'', '"', '`', '/'], StringSplitOptions.RemoveEmptyEntries)
                .Select(word => word.ToLowerInvariant()),
        ];

    private static int Distance(string left, string right)
    {
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (left[i - 1] == right[j - 1] ? 0 : 1)));
        }

        return row[^1];
    }
}
