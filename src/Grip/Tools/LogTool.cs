using System.Globalization;
using System.Text;
using System.Text.Json;
using Grip.Core.Ledger;
using Grip.Core.Tools;

namespace Grip.Tools;

/// <summary>Looks into results that no longer stand in the conversation.</summary>
internal sealed class LogTool(AttemptLedger ledger) : ITool
{
    private const int MostLines = 200;

    public ToolSpec Spec { get; } = ToolText.Spec("Log");

    public ToolEffect Effect => ToolEffect.Reads;

    public string Describe(JsonElement input) =>
        $"attempt {input.Number("attempt", 0)}{(input.TextOrNull("search") is { } search ? $" {search}" : "")}";

    public Task<ToolResult> RunAsync(JsonElement input, CancellationToken cancellation)
    {
        var number = input.Number("attempt", 0);
        if (ledger.Whole(number) is not { } text)
            return Task.FromResult(
                ToolResult.Error(
                    $"There is no attempt {number} in this session; the newest is {ledger.All.Select(attempt => attempt.Number).DefaultIfEmpty(0).Last()}."
                )
            );
        var lines = text.Split('\n').Select((line, i) => (Number: i + 1, Text: line));
        if (input.TextOrNull("search") is { Length: > 0 } search)
            lines = lines.Where(line => line.Text.Contains(search, StringComparison.OrdinalIgnoreCase));
        var all = lines.ToArray();
        if (all.Length == 0)
            return Task.FromResult(
                new ToolResult("No line of it holds that text. Searching for it again gives the same.", Summary: "no lines")
            );
        var first = Math.Clamp(input.Number("offset", 1), 1, all.Length) - 1;
        var shown = all.Skip(first).Take(Math.Clamp(input.Number("limit", MostLines), 1, MostLines)).ToArray();
        var answer = new StringBuilder($"Attempt {number}, as it was then:\n");
        foreach (var (line, content) in shown)
            answer.Append(CultureInfo.InvariantCulture, $"{line}\t{content}\n");
        if (first + shown.Length < all.Length)
            answer.Append(
                CultureInfo.InvariantCulture,
                $"… {all.Length - first - shown.Length} more; go on with offset {first + shown.Length + 1}.\n"
            );
        return Task.FromResult(new ToolResult(answer.ToString(), Summary: $"{shown.Length} of {all.Length} lines"));
    }
}
