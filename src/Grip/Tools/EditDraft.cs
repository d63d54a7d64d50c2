using System.Text.Json;
using Grip.Agent;
using Grip.Core;
using Grip.Core.Changes;
using Grip.Core.Editing;
using Grip.Core.Text;
using Grip.Gate.Landing;

namespace Grip.Tools;

/// <summary>Searches and replacements on their way to a change set; each sees what the ones before it made.</summary>
internal sealed class EditDraft(AgentWorkspace workspace)
{
    private readonly Dictionary<string, (FileText File, string Text)> _files = new(StringComparer.Ordinal);
    private readonly List<string> _done = [];

    /// <summary>For the model: what was edited where.</summary>
    public string Done => string.Join('\n', _done);

    /// <returns>What is wrong with the edit, for the model, or null.</returns>
    /// <exception cref="GripException">There is no such file in the workspace.</exception>
    public string? Add(JsonElement edit)
    {
        var path = workspace.Resolve(edit.Text("file_path"));
        var (file, text) = _files.TryGetValue(path, out var known) ? known : Open(path);
        switch (TextReplacement.Find(text, edit.Text("old_string"), edit.Text("new_string"), edit.Flag("replace_all")))
        {
            case Replacement.Missed missed:
                return missed.ForTheModel;
            case Replacement.Found found:
                _files[path] = (file, TextEdits.Apply(text, found.Edits));
                _done.Add(Describe(path, text, found));
                return null;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    public ChangeSet ToChangeSet(string verb) =>
        new(
            $"{verb} {string.Join(", ", _files.Keys.Select(workspace.Relative))}",
            [
                .. _files.Select(file =>
                    (FileChange)
                        new FileChange.Modified(file.Key, file.Value.File.Hash, TextDiff.Edits(file.Value.File.Text, file.Value.Text))
                ),
            ]
        );

    private (FileText File, string Text) Open(string path)
    {
        if (!File.Exists(path))
            throw new GripException(
                ExitCode.Refused,
                $"There is no file {workspace.Relative(path)}.",
                "Write makes a new file; Glob finds files by name."
            );
        var file = FileText.Decode(File.ReadAllBytes(path));
        return file.IsEditable
            ? (file, file.Text)
            : throw new GripException(ExitCode.Refused, $"{workspace.Relative(path)} is not a text file that can be edited.");
    }

    private string Describe(string path, string text, Replacement.Found found)
    {
        var lines = string.Join(", ", found.Edits.Take(8).Select(edit => text.AsSpan(0, edit.Start).Count('\n') + 1));
        var places = found.Edits.Length == 1 ? $"line {lines}" : $"{found.Edits.Length} places, lines {lines}";
        return $"Edited {workspace.Relative(path)} at {places}.{(found.Remark is null ? "" : " " + found.Remark)}";
    }
}
