using System.Text;
using System.Text.Json;
using Grip.Agent;
using Grip.Core.Tools;

namespace Grip.Tools;

internal sealed class GrepTool(AgentWorkspace workspace) : ITool
{
    private const int MostLines = 100;
    private const int MostContext = 20;
    private const int LongestLine = 300;
    private readonly Ripgrep _ripgrep = new();

    public ToolSpec Spec { get; } = ToolText.Spec("Grep");

    public ToolEffect Effect => ToolEffect.Reads;

    public string Describe(JsonElement input) => input.Text("pattern");

    public async Task<ToolResult> RunAsync(JsonElement input, CancellationToken cancellation)
    {
        var place = workspace.Resolve(input.TextOrNull("path") ?? ".");
        if (!File.Exists(place) && !Directory.Exists(place))
            return ToolResult.Error($"There is no file or folder {workspace.Relative(place)}.");
        var around = input.Number("-C", 0);
        var search = new Search(
            input.Text("pattern"),
            place,
            input.TextOrNull("glob"),
            input.Flag("-i"),
            Math.Clamp(input.Number("-B", around), 0, MostContext),
            Math.Clamp(input.Number("-A", around), 0, MostContext)
        );
        try
        {
            var found =
                await _ripgrep.RunAsync(search, workspace.Relative, cancellation)
                ?? await Task.Run(() => OwnSearch.Run(search, workspace.Relative, cancellation), cancellation);
            return Answer(input, found, Math.Max(1, input.Number("head_limit", MostLines)));
        }
        catch (Exception malformed) when (malformed is ArgumentException or NotSupportedException)
        {
            return ToolResult.Error(
                $"The pattern is not a regular expression that can be used: {malformed.Message} Escape what is meant literally with \\."
            );
        }
    }

    private ToolResult Answer(JsonElement input, List<FileMatches> found, int most)
    {
        if (found.Count == 0)
            return new ToolResult(
                $"Nothing matches {input.Text("pattern")}. Searching for it again gives the same.",
                Summary: "no matches"
            );
        var lines = found.Sum(file => file.Count);
        var text = input.TextOrNull("output_mode") switch
        {
            "files_with_matches" => Files(found, most, file => workspace.Relative(file.Path)),
            "count" => Files(found, most, file => $"{workspace.Relative(file.Path)}:{file.Count}"),
            _ => Content(found, most, lines),
        };
        return new ToolResult(text, Summary: $"{lines} lines in {found.Count} files");
    }

    private static string Files(List<FileMatches> found, int most, Func<FileMatches, string> line) =>
        string.Concat(found.Take(most).Select(file => line(file) + "\n"))
        + (found.Count > most ? $"… {found.Count} files match; only the first {most} are shown. Narrow the pattern, path or glob.\n" : "");

    private string Content(List<FileMatches> found, int most, int all)
    {
        var (text, shown) = (new StringBuilder(), 0);
        foreach (var file in found.TakeWhile(_ => shown < most))
        {
            var name = workspace.Relative(file.Path);
            foreach (var line in file.Lines)
            {
                if (line.IsMatch && ++shown > most)
                    break;
                var content = line.Text.Length > LongestLine ? line.Text[..LongestLine] + "…" : line.Text;
                text.Append(line.IsMatch ? $"{name}:{line.Number}:{content}\n" : $"{name}-{line.Number}-{content}\n");
            }
        }

        if (all > most)
            text.Append(
                $"… {all} lines in {found.Count} files match; only the first {most} are shown. Narrow the pattern, path or glob.\n"
            );
        return text.ToString();
    }
}
