using System.Text;

namespace Grip.Core.Ledger;

/// <summary>The ledger in words: what failed and why, grouped, newest last.</summary>
public static class LedgerNotes
{
    private const int MostLines = 12;

    /// <summary>Ways that were tried and did not help, one a line; empty if none failed.</summary>
    public static IReadOnlyList<string> Failures(IEnumerable<Attempt> attempts, int most = MostLines)
    {
        var groups = attempts
            .Where(attempt => attempt.Outcome.Failed || attempt.Outcome.Empty || !attempt.Noticed.IsEmpty)
            .GroupBy(attempt => (attempt.Tool, attempt.Family, attempt.Outcome.Line))
            .Select(group => (Last: group.Last(), Numbers: group.Select(one => one.Number).ToArray()))
            .OrderBy(group => group.Numbers[^1])
            .TakeLast(most);
        return
        [
            .. groups.Select(group => $"{Numbers(group.Numbers)}: {group.Last.Tool} {Shorten(group.Last.Shown)} -> {Ended(group.Last)}"),
        ];
    }

    /// <summary>For the model: what failed since something last became better.</summary>
    public static string Summary(IEnumerable<Attempt> attempts, Finding finding)
    {
        var text = new StringBuilder("You are going in circles. What was tried since anything became better, and how it ended:");
        foreach (var line in Failures(attempts))
            text.Append($"\n- {line}");
        text.Append($"\nWhy it does not move: {finding.Fact.Split('\n')[0]}");
        return text.Append("\nSay in one sentence which assumption of yours is wrong, then do something that is not in this list.")
            .ToString();
    }

    private static string Ended(Attempt attempt) =>
        attempt.Outcome.Failed || attempt.Outcome.Empty ? Shorten(attempt.Outcome.Line) : Shorten(attempt.Noticed[^1].Split('\n')[0]);

    private static string Numbers(int[] numbers) =>
        numbers.Length == 1 ? $"{numbers[0]}" : $"{numbers[0]}-{numbers[^1]} ({numbers.Length} times)";

    private static string Shorten(string text) => text.Length <= 160 ? text : text[..160] + "…";
}
