using System.Collections.Immutable;
using System.Text;
using Grip.Core.Conversation;
using Grip.Core.Ledger;

namespace Grip.Core.Context;

/// <summary>Shrinks results of calls that lie behind to what they said, with the number under which Log gives them whole.</summary>
internal static class OldResults
{
    private const int WorthIt = 400;
    private const int MostErrors = 5;

    /// <param name="keep">How many entries at the end stay as they are.</param>
    public static ImmutableArray<Entry> Shrink(ImmutableArray<Entry> entries, int keep, AttemptLedger ledger)
    {
        var attempts = ledger
            .All.GroupBy(attempt => attempt.CallId, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Last(), StringComparer.Ordinal);
        return
        [
            .. entries.Select(
                (entry, i) =>
                    i >= entries.Length - keep || entry.By != Voice.Tools
                        ? entry
                        : entry with
                        {
                            Message = entry.Message with { Blocks = [.. entry.Message.Blocks.Select(block => Shrink(block, attempts))] },
                        }
            ),
        ];
    }

    public static Block Shrink(Block block, Dictionary<string, Attempt> attempts) =>
        block is Block.ToolResult { Content.Length: > WorthIt } result
            ? result with
            {
                Content = attempts.TryGetValue(result.Id, out var attempt) ? Digest(attempt) : $"{result.Content[..WorthIt]}…",
            }
            : block;

    private static string Digest(Attempt attempt)
    {
        var text = new StringBuilder(
            $"[shortened: attempt {attempt.Number}, {attempt.Tool} {attempt.Shown}; Log attempt {attempt.Number} gives it whole, as it was then]\n{attempt.Outcome.Line}"
        );
        foreach (var error in attempt.Outcome.Errors.Take(MostErrors).Where(error => error != attempt.Outcome.Line))
            text.Append($"\n{error}");
        foreach (var noticed in attempt.Noticed)
            text.Append($"\n{noticed}");
        return text.ToString();
    }
}
