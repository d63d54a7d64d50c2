using System.Collections.Immutable;
using Grip.Core.Changes;
using Grip.Core.Text;
using Grip.Map.CSharp;

namespace Grip.Automations.Rename;

/// <summary>
/// Keeps PublicAPI.Shipped.txt and PublicAPI.Unshipped.txt true. What was shipped stays listed: its removal and the new
/// name are entries of the unshipped list beside it.
/// </summary>
internal sealed class PublicApi(SolutionSnapshot snapshot, RenameTargets targets, NewName newName)
{
    private const string Removed = "*REMOVED*";

    public static bool IsList(string file) =>
        file.StartsWith("PublicAPI.", StringComparison.Ordinal) && file.EndsWith(".txt", StringComparison.Ordinal);

    public IEnumerable<FileChange> Changes(List<ProposalNote> notes)
    {
        var lines = new ApiLines(targets, newName);
        var lists = snapshot
            .Units.SelectMany(unit => unit.AdditionalTexts)
            .Select(text => Path.GetFullPath(text.Path))
            .Where(path => IsList(Path.GetFileName(path)) && File.Exists(path))
            .Distinct(StringComparer.Ordinal)
            .GroupBy(path => Path.GetDirectoryName(path)!);
        foreach (var folder in lists)
        {
            var added = new List<string>();
            foreach (var shipped in folder.Where(path => Path.GetFileName(path).StartsWith("PublicAPI.Shipped", StringComparison.Ordinal)))
            foreach (var line in Lines(FileText.Decode(File.ReadAllBytes(shipped))))
                if (lines.After(line.Text) is { } renamed)
                    added.AddRange([Removed + line.Text, renamed]);
            if (
                folder.FirstOrDefault(path => Path.GetFileName(path).StartsWith("PublicAPI.Unshipped", StringComparison.Ordinal))
                is not { } unshipped
            )
                continue;
            if (Unshipped(unshipped, lines, added) is { } change)
            {
                notes.Add(
                    new ProposalNote(
                        "The list of the public API follows",
                        Path.GetRelativePath(snapshot.Root, unshipped).Replace('\\', '/')
                    )
                );
                yield return change;
            }
        }
    }

    private static FileChange? Unshipped(string path, ApiLines lines, List<string> added)
    {
        var file = FileText.Decode(File.ReadAllBytes(path));
        var edits = ImmutableArray.CreateBuilder<TextEdit>();
        var known = Lines(file).ToArray();
        foreach (var line in known.Where(line => !line.Text.StartsWith(Removed, StringComparison.Ordinal)))
            if (lines.After(line.Text) is { } renamed)
                edits.Add(new TextEdit(line.Start, line.Text.Length, renamed));
        added.RemoveAll(entry => Array.Exists(known, line => line.Text == entry));
        if (added.Count > 0)
        {
            added.Sort(StringComparer.Ordinal);
            var atLineStart = file.Text.Length == 0 || file.Text[^1] is '\n' or '\r';
            var text = string.Join(file.NewLine, added);
            edits.Add(new TextEdit(file.Text.Length, 0, atLineStart ? text + file.NewLine : file.NewLine + text));
        }

        return edits.Count == 0 ? null : new FileChange.Modified(path, file.Hash, TextEdits.Normalize(edits));
    }

    private static IEnumerable<(int Start, string Text)> Lines(FileText file)
    {
        for (var start = 0; start < file.Text.Length; )
        {
            var end = file.Text.AsSpan(start).IndexOfAny('\r', '\n') is var at and >= 0 ? start + at : file.Text.Length;
            if (end > start)
                yield return (start, file.Text[start..end]);
            start = end + 1;
        }
    }
}
