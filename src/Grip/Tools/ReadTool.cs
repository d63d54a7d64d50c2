using System.Globalization;
using System.Text;
using System.Text.Json;
using Grip.Agent;
using Grip.Core;
using Grip.Core.Text;
using Grip.Core.Tools;

namespace Grip.Tools;

internal sealed class ReadTool(AgentWorkspace workspace, FilesRead files) : ITool
{
    private const int MostLines = 2_000;
    private const int MostCharacters = 60_000;
    private const int MostBytes = 20_000_000;

    public ToolSpec Spec { get; } = ToolText.Spec("Read");

    public ToolEffect Effect => ToolEffect.Reads;

    public string Describe(JsonElement input) => input.Text("file_path");

    public async Task<ToolResult> RunAsync(JsonElement input, CancellationToken cancellation)
    {
        var path = workspace.Resolve(input.Text("file_path"));
        if (!File.Exists(path))
            throw Missing(path);
        if (new FileInfo(path).Length > MostBytes)
            return ToolResult.Error(
                $"{workspace.Relative(path)} has more than {MostBytes / 1_000_000} MB. Grep finds what you need in it."
            );
        var bytes = await File.ReadAllBytesAsync(path, cancellation);
        var file = FileText.Decode(bytes);
        if (file.Text.Contains('\0'))
            return ToolResult.Error($"{workspace.Relative(path)} is not text ({bytes.Length} bytes of binary data), so it was not read.");
        files.Saw(path, file.Hash);
        return Lines(file.Text, Math.Max(1, input.Number("offset", 1)), Math.Max(1, input.Number("limit", MostLines)));
    }

    private static ToolResult Lines(string text, int first, int limit)
    {
        if (text.Length == 0)
            return new ToolResult("(the file is empty)");
        var lines = text.Split('\n');
        var count = text.EndsWith('\n') ? lines.Length - 1 : lines.Length;
        if (first > count)
            return ToolResult.Error($"The file has {count} lines; line {first} does not exist.");
        var shown = new StringBuilder();
        var line = first;
        for (; line <= count && line < first + limit && shown.Length < MostCharacters; line++)
            shown.Append(CultureInfo.InvariantCulture, $"{line}\t{lines[line - 1].TrimEnd('\r')}\n");
        if (line <= count)
            shown.Append(CultureInfo.InvariantCulture, $"… lines {line} to {count} are not shown; read on with offset {line}.\n");
        return new ToolResult(shown.ToString(), Summary: $"lines {first}-{line - 1} of {count}");
    }

    private GripException Missing(string path)
    {
        if (Directory.Exists(path))
            return new GripException(ExitCode.Refused, $"{workspace.Relative(path)} is a folder.", "Glob lists files.");
        var name = Path.GetFileName(path);
        var near = WorkspaceWalk
            .Files(workspace.Root)
            .Where(file => string.Equals(Path.GetFileName(file), name, StringComparison.OrdinalIgnoreCase))
            .Take(5)
            .Select(workspace.Relative)
            .ToArray();
        return new GripException(
            ExitCode.Refused,
            $"There is no file {workspace.Relative(path)}.",
            near.Length > 0 ? $"Files of that name: {string.Join(", ", near)}." : "Glob finds files by name."
        );
    }
}
