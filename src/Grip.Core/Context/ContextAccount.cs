using System.Collections.Immutable;
using Grip.Core.Conversation;
using Grip.Core.Tools;

namespace Grip.Core.Context;

/// <param name="Kind">As in "system prompt", "results of Read".</param>
public sealed record ContextPart(string Kind, int Tokens);

/// <summary>What fills the window: every token of the next request by kind. The parts sum to <see cref="Total"/> exactly.</summary>
/// <param name="Window">What fits, prompt and answer together.</param>
/// <param name="Reserved">Kept free for the answer.</param>
/// <param name="Counted">True if the total rests on what the server counted; else it is an estimate.</param>
/// <param name="Parts">The largest first.</param>
public sealed record ContextAccount(int Total, int Window, int Reserved, bool Counted, ImmutableArray<ContextPart> Parts)
{
    private const string Rounding = "between the parts";

    /// <param name="ratio">Tokens that the server counts for each estimated one; null if it has not counted yet.</param>
    public static ContextAccount Of(
        string system,
        ImmutableArray<ToolSpec> tools,
        ImmutableArray<Entry> entries,
        int window,
        int reserved,
        double? ratio
    )
    {
        var parts = new Dictionary<string, int>(StringComparer.Ordinal);
        Add(parts, "system prompt", TokenEstimate.Of(system));
        Add(parts, "descriptions of tools", tools.Sum(TokenEstimate.Of));
        var callers = entries
            .SelectMany(entry => entry.Message.ToolUses)
            .GroupBy(call => call.Id, StringComparer.Ordinal)
            .ToDictionary(calls => calls.Key, calls => calls.First().Name, StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            foreach (var block in entry.Message.Blocks)
                Add(parts, KindOf(entry, block, callers), TokenEstimate.Of(block));
            Add(parts, "frames of messages", TokenEstimate.Of(entry.Message with { Blocks = [] }));
        }

        return Scaled(parts, window, reserved, ratio);
    }

    private static ContextAccount Scaled(Dictionary<string, int> parts, int window, int reserved, double? ratio)
    {
        var total = (int)Math.Round(parts.Values.Sum() * (ratio ?? 1));
        var scaled = parts
            .Where(part => part.Value > 0)
            .Select(part => new ContextPart(part.Key, (int)Math.Floor(part.Value * (ratio ?? 1))))
            .ToList();
        var rest = total - scaled.Sum(part => part.Tokens);
        if (rest != 0)
            scaled.Add(new ContextPart(Rounding, rest));
        return new ContextAccount(
            total,
            window,
            reserved,
            ratio is not null,
            [.. scaled.OrderByDescending(part => part.Tokens).ThenBy(part => part.Kind, StringComparer.Ordinal)]
        );
    }

    private static string KindOf(Entry entry, Block block, Dictionary<string, string> callers) =>
        block switch
        {
            Block.ToolResult result => $"results of {callers.GetValueOrDefault(result.Id, "calls")}",
            Block.ToolUse => "the model's calls",
            Block.Thinking => "the model's thinking",
            Block.Image => "images",
            _ => entry.By switch
            {
                Voice.User => "the user's words",
                Voice.Model => "the model's words",
                Voice.Kept => "kept of earlier messages",
                _ => "the harness's words",
            },
        };

    private static void Add(Dictionary<string, int> parts, string kind, int tokens) => parts[kind] = parts.GetValueOrDefault(kind) + tokens;
}
