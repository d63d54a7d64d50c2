using Grip.Core.Ledger;
using Grip.Core.Tools;

namespace Grip.Core.Context;

/// <summary>Cuts a result that is too long for the window, by whole lines.</summary>
internal static class ResultFit
{
    /// <param name="most">In tokens.</param>
    public static ToolResult Of(ToolResult result, ActionKind kind, int most)
    {
        if (TokenEstimate.Of(result.Content) <= most)
            return result;
        var characters = most * 3;
        var text = result.Content;
        if (kind == ActionKind.Read)
        {
            var end = Math.Max(text.LastIndexOf('\n', Math.Min(characters, text.Length - 1)), 0);
            var next = text[(end + 1)..].Split('\t', 2)[0];
            return result with
            {
                Content = $"{text[..end]}\n… cut here, because the window is small; read on with offset {next} and a limit.",
            };
        }

        var start = Math.Max(text.LastIndexOf('\n', characters / 3), 0);
        var from = text.IndexOf('\n', text.Length - characters * 2 / 3);
        from = from < 0 ? text.Length - characters * 2 / 3 : from;
        var lines = text.AsSpan(start, Math.Max(0, from - start)).Count('\n');
        return result with
        {
            Content = $"{text[..start]}\n… {lines} lines left out, because the window is small; ask for less at once …{text[from..]}",
        };
    }
}
