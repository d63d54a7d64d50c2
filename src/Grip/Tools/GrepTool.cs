using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Grip.Agent;
using Grip.Core.Tools;

namespace Grip.Tools;

internal sealed class GrepTool(AgentWorkspace workspace) : ITool
{
    private const int MostLines = 100;
    private const int LongestLine = 300;
    private const int MostBytes = 5_000_000;

    public ToolSpec Spec { get; } = ToolText.Spec("Grep");

    public ToolEffect Effect => ToolEffect.Reads;

    public string Describe(JsonElement input) => input.Text("pattern");

    public Task<ToolResult> RunAsync(JsonElement input, CancellationToken cancellation)
    {
        Regex pattern;
        try
        {
            // Without backtracking no pattern takes longer than its text is long.
            pattern = new Regex(
                input.Text("pattern"),
                RegexOptions.NonBacktracking
                    | RegexOptions.CultureInvariant
                    | (input.Flag("-i") ? RegexOptions.IgnoreCase : RegexOptions.None)
            );
        }
        catch (Exception malformed) when (malformed is ArgumentException or NotSupportedException)
        {
            return Task.FromResult(
                ToolResult.Error(
                    $"The pattern is not a regular expression that can be used: {malformed.Message} Escape what is meant literally with \\."
                )
            );
        }

        return Task.Run(() => Search(input, pattern, cancellation), cancellation);
    }

    private ToolResult Search(JsonElement input, Regex pattern, CancellationToken cancellation)
    {
        var place = workspace.Resolve(input.TextOrNull("path") ?? ".");
        if (!File.Exists(place) && !Directory.Exists(place))
            return ToolResult.Error($"There is no file or folder {workspace.Relative(place)}.");
        var glob = input.TextOrNull("glob") is { } names ? GlobPattern.Compile(names) : null;
        var (text, files, lines) = (new StringBuilder(), 0, 0);
        foreach (var file in File.Exists(place) ? [place] : WorkspaceWalk.Files(place))
        {
            cancellation.ThrowIfCancellationRequested();
            var name = workspace.Relative(file);
            if (glob?.IsMatch(name) == false || Matches(file, pattern) is not { Count: > 0 } matches)
                continue;
            files++;
            lines += matches.Count;
            if (input.TextOrNull("output_mode") == "files_with_matches")
                text.Append(files <= MostLines ? $"{name}\n" : "");
            else
                foreach (var (line, content) in matches.Take(Math.Max(0, MostLines - (lines - matches.Count))))
                    text.Append($"{name}:{line}:{content}\n");
        }

        if (files == 0)
            return new ToolResult(
                $"Nothing matches {input.Text("pattern")}. Searching for it again gives the same.",
                Summary: "no matches"
            );
        if ((input.TextOrNull("output_mode") == "files_with_matches" ? files : lines) > MostLines)
            text.Append(
                $"… {lines} lines in {files} files match; only the first {MostLines} are shown. Narrow the pattern, path or glob.\n"
            );
        return new ToolResult(text.ToString(), Summary: $"{lines} lines in {files} files");
    }

    private static List<(int Line, string Text)>? Matches(string file, Regex pattern)
    {
        try
        {
            if (new FileInfo(file) is { Length: > MostBytes or 0 })
                return null;
            var content = Core.Text.FileText.Decode(File.ReadAllBytes(file)).Text;
            if (
                content.Contains('\0', StringComparison.Ordinal)
                || !pattern.IsMatch(content) && !content.Contains('\n', StringComparison.Ordinal)
            )
                return null;
            return
            [
                .. content
                    .Split('\n')
                    .Select((line, i) => (Line: i + 1, Text: line.TrimEnd('\r')))
                    .Where(line => pattern.IsMatch(line.Text))
                    .Select(line => (line.Line, line.Text.Length > LongestLine ? line.Text[..LongestLine] + "…" : line.Text)),
            ];
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
