using System.Globalization;
using System.Text;
using System.Text.Json;
using Grip.Agent;
using Grip.Core;
using Grip.Core.Conversation;
using Grip.Core.Text;
using Grip.Core.Tools;

namespace Grip.Tools;

/// <param name="images">Whether the model sees images; asked at each call, since the answer may come from another model by then.</param>
internal sealed class ReadTool(AgentWorkspace workspace, FilesRead files, Func<bool> images) : ITool
{
    private const int MostLines = 2_000;
    private const int MostCharacters = 60_000;
    private const int MostBytes = 20_000_000;

    public ToolSpec Spec { get; } = ToolText.Spec("Read");

    public ToolEffect Effect => ToolEffect.Reads;

    public string Describe(JsonElement input) =>
        string.Join(' ', new[] { input.TextOrNull("file_path"), input.TextOrNull("symbol") }.OfType<string>());

    public async Task<ToolResult> RunAsync(JsonElement input, CancellationToken cancellation)
    {
        if (input.TextOrNull("symbol") is { } symbol)
            return await ReadSymbolAsync(symbol, cancellation);
        if (input.TextOrNull("file_path") is not { } asked)
            return ToolResult.Error("Read was not run: give 'file_path' or 'symbol'.");
        var path = workspace.Resolve(asked);
        if (!File.Exists(path))
            throw Missing(path);
        if (new FileInfo(path).Length > MostBytes)
            return ToolResult.Error(
                $"{workspace.Relative(path)} has more than {MostBytes / 1_000_000} MB. Grep finds what you need in it."
            );
        var bytes = await File.ReadAllBytesAsync(path, cancellation);
        if (ImageFile.MediaType(bytes) is { } mediaType)
            return Image(path, bytes, mediaType);
        if (FileKind.WhyNotRead(path, bytes) is { } reason)
            return ToolResult.Error($"{workspace.Relative(path)} was not read: {reason}");
        var file = FileText.Decode(bytes);
        files.Saw(path, file.Hash);
        return Lines(file.Text, Math.Max(1, input.Number("offset", 1)), Math.Max(1, input.Number("limit", MostLines)));
    }

    /// <summary>All declarations of a C# symbol, each with the lines where it stands.</summary>
    private async Task<ToolResult> ReadSymbolAsync(string symbol, CancellationToken cancellation)
    {
        if (await workspace.Solution.CurrentAsync(cancellation) is not { } solution)
            return ToolResult.Error($"A symbol can only be read in a C# solution: {workspace.Solution.Absence}");
        var text = new StringBuilder();
        foreach (var part in Declarations.Of(solution.Snapshot, symbol, cancellation))
        {
            var lines = part.Text.Split('\n');
            text.Append(CultureInfo.InvariantCulture, $"{workspace.Relative(part.Path)}\n");
            for (var line = part.First; line <= part.Last && text.Length < MostCharacters; line++)
                text.Append(CultureInfo.InvariantCulture, $"{line}\t{lines[line - 1].TrimEnd('\r')}\n");
            if (text.Length >= MostCharacters)
                return new ToolResult(text.Append("… the rest is not shown; read a member of it, or lines of the file.\n").ToString());
        }

        return new ToolResult(text.ToString(), Summary: symbol);
    }

    private ToolResult Image(string path, byte[] bytes, string mediaType)
    {
        var name = workspace.Relative(path);
        if (!images())
            return ToolResult.Error($"{name} was not read: it is an image ({mediaType}), and this model sees no images.");
        return bytes.Length > ImageFile.MostBytes
            ? ToolResult.Error($"{name} was not read: it is an image of more than {ImageFile.MostBytes / 1_000_000} MB.")
            : new ToolResult($"{name}: an image ({mediaType}, {bytes.Length} bytes), shown below.")
            {
                Image = new Block.Image(mediaType, Convert.ToBase64String(bytes)),
            };
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
        for (; line <= count && line < first + (long)limit && shown.Length < MostCharacters; line++)
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
