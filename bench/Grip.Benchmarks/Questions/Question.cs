using System.Text.Json;
using System.Text.RegularExpressions;

namespace Grip.Benchmarks.Questions;

/// <param name="Text">Stands on exactly one line of the file.</param>
internal sealed record Fact(string Path, string Text);

/// <summary>A question about a code base, how it is asked of either side, and the places that a right answer names.</summary>
/// <param name="Ask">Arguments of <c>grip map</c>, for each call.</param>
/// <param name="Grep">What a model without a map would search for, one search each.</param>
/// <param name="Read">The files that must be read to be sure, found at the first attempt: the least that is possible.</param>
internal sealed partial record Question(
    [property: System.Text.Json.Serialization.JsonPropertyName("question")] string Text,
    IReadOnlyList<IReadOnlyList<string>> Ask,
    IReadOnlyList<string> Grep,
    IReadOnlyList<string> Read,
    IReadOnlyList<Fact> Truth
)
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public static IReadOnlyList<Question> ReadAll(string file) =>
        JsonSerializer.Deserialize<List<Question>>(File.ReadAllText(file), Json) ?? [];

    /// <summary>The line of a fact, from 1.</summary>
    public static int LineOf(string root, Fact fact)
    {
        var lines = File.ReadAllLines(System.IO.Path.Combine(root, fact.Path));
        var found = Enumerable.Range(0, lines.Length).Where(i => lines[i].Contains(fact.Text, StringComparison.Ordinal)).ToList();
        return found is [var only]
            ? only + 1
            : throw new UsageException($"'{fact.Text}' stands on {found.Count} lines of {fact.Path}, not on one.");
    }

    /// <summary>Whether an answer names the place: as path:line, or with the line's number or text below the path.</summary>
    public static bool Names(string answer, string root, Fact fact)
    {
        var line = LineOf(root, fact);
        if (answer.Contains($"{fact.Path}:{line}", StringComparison.Ordinal))
            return true;
        var isBelow = false;
        foreach (var text in answer.Split('\n'))
        {
            if (text.Length > 0 && text[0] != ' ')
                isBelow = text.Contains(fact.Path, StringComparison.Ordinal);
            if (
                isBelow
                && (
                    Numbers().Matches(text).Any(number => number.Value == line.ToString())
                    || text.Contains(fact.Text, StringComparison.Ordinal)
                )
            )
                return true;
        }
        return false;
    }

    [GeneratedRegex(@"(?<![\w.])\d+(?![\w.])")]
    private static partial Regex Numbers();
}
