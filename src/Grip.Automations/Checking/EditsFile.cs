using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Grip.Core;
using Grip.Core.Changes;
using Grip.Core.Text;

namespace Grip.Automations.Checking;

/// <summary>
/// The edits that <c>grip check --edits</c> reads: <c>{"edits":[{"path","start","end","text"}]}</c>. Offsets are UTF-16
/// code units of the decoded text without its BOM; start 0 with end -1 replaces the file, a missing file is added, and
/// a null text deletes it.
/// </summary>
public static class EditsFile
{
    /// <param name="json">One JSON object.</param>
    /// <param name="root">What relative paths are relative to; nothing outside of it may be edited.</param>
    /// <exception cref="GripException">Malformed, with the place; an edit outside of its file or of the root; exit code 2.</exception>
    public static ChangeSet Read(string json, string root)
    {
        try
        {
            using var document = JsonDocument.Parse(
                json,
                new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip }
            );
            if (
                document.RootElement.ValueKind != JsonValueKind.Object
                || !document.RootElement.TryGetProperty("edits", out var edits)
                || edits.ValueKind != JsonValueKind.Array
            )
                throw Malformed("it has no array \"edits\"");
            var byPath = edits
                .EnumerateArray()
                .Select((edit, index) => Edit.Parse(edit, index, root))
                .GroupBy(edit => edit.Path, StringComparer.Ordinal);
            return new ChangeSet("check", [.. byPath.Select(group => Change(group.Key, [.. group]))]);
        }
        catch (ArgumentException unpaired)
        {
            throw Malformed(unpaired.Message);
        }
        catch (JsonException failure)
        {
            throw Malformed(
                $"line {failure.LineNumber + 1}, byte {failure.BytePositionInLine + 1}: {failure.Message.Split(" LineNumber")[0]}"
            );
        }
    }

    private static FileChange Change(string path, ImmutableArray<Edit> edits)
    {
        var exists = File.Exists(path);
        if (edits.Any(edit => edit.Text is null))
        {
            if (edits.Length > 1)
                throw Malformed($"'{path}' is deleted and edited");
            return exists
                ? new FileChange.Deleted(path, ContentHash.Of(File.ReadAllBytes(path)))
                : throw Malformed($"'{path}' is deleted but does not exist");
        }

        if (!exists)
            return edits.Length == 1
                ? new FileChange.Added(path, [.. Encoding.UTF8.GetBytes(edits[0].Text!)])
                : throw Malformed($"'{path}' does not exist, so one edit has to give its whole text");
        var file = FileText.Decode(File.ReadAllBytes(path));
        if (!file.IsEditable)
            throw new GripException(ExitCode.Usage, $"'{path}' is not a text file.", "Only text files can be edited.");
        var changes = edits.Select(edit => edit.In(file.Text));
        try
        {
            return new FileChange.Modified(path, file.Hash, TextEdits.Normalize(changes));
        }
        catch (OverlappingEditsException failure)
        {
            throw Malformed($"'{path}': {failure.Message}");
        }
    }

    private static GripException Malformed(string what) =>
        new(
            ExitCode.Usage,
            $"The edits are not valid: {what}.",
            "Expected: {\"edits\":[{\"path\":\"src/A.cs\",\"start\":0,\"end\":-1,\"text\":\"…\"}]}, offsets in UTF-16 code units."
        );

    private sealed record Edit(string Path, int Start, int End, string? Text)
    {
        public static Edit Parse(JsonElement element, int index, string root)
        {
            if (
                element.ValueKind != JsonValueKind.Object
                || !element.TryGetProperty("path", out var path)
                || path.ValueKind != JsonValueKind.String
            )
                throw Malformed($"edit {index} has no \"path\"");
            if (!element.TryGetProperty("text", out var text) || text.ValueKind is not (JsonValueKind.String or JsonValueKind.Null))
                throw Malformed($"edit {index} has no \"text\" (a string, or null to delete the file)");
            var full = System.IO.Path.GetFullPath(path.GetString()!, root);
            if (!full.StartsWith(root.TrimEnd('/', '\\') + System.IO.Path.DirectorySeparatorChar, StringComparison.Ordinal))
                throw new GripException(
                    ExitCode.Usage,
                    $"'{path.GetString()}' lies outside of '{root}'.",
                    "Edit files of the solution only."
                );
            return new Edit(full, Number(element, "start", 0, index), Number(element, "end", -1, index), text.GetString());
        }

        public TextEdit In(string text)
        {
            var end = End == -1 ? text.Length : End;
            if (Start < 0 || end < Start || end > text.Length)
                throw Malformed($"'{Path}': {Start}..{End} does not lie in the text, which has {text.Length} characters");
            return new TextEdit(Start, end - Start, Text!);
        }

        private static int Number(JsonElement element, string name, int otherwise, int index)
        {
            if (!element.TryGetProperty(name, out var value))
                return otherwise;
            return value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number)
                ? number
                : throw Malformed($"\"{name}\" of edit {index} is not a whole number");
        }
    }
}
