using System.Collections.Immutable;
using Grip.Core.Changes;
using Grip.Core.Text;
using Grip.Map.CSharp;

namespace Grip.Automations.PublicApi;

/// <summary>
/// Keeps PublicAPI.Shipped.txt and PublicAPI.Unshipped.txt true. What was shipped stays listed: its removal and the new
/// name are entries of the unshipped list beside it.
/// </summary>
/// <param name="after">What a line says after the change; null if it says the same.</param>
internal sealed class ApiLists(SolutionSnapshot snapshot, Func<string, string?> after)
{
    private const string Removed = "*REMOVED*";

    public static bool IsList(string file) =>
        file.StartsWith("PublicAPI.", StringComparison.Ordinal) && file.EndsWith(".txt", StringComparison.Ordinal);

    public IEnumerable<FileChange> Changes(List<ProposalNote> notes)
    {
        var lists = snapshot
            .Units.SelectMany(unit => unit.AdditionalTexts)
            .Select(text => Path.GetFullPath(text.Path))
            .Where(path => IsList(Path.GetFileName(path)) && File.Exists(path))
            .Distinct(StringComparer.Ordinal)
            .GroupBy(path => Path.GetDirectoryName(path)!);
        foreach (var folder in lists)
        {
            if (folder.FirstOrDefault(path => IsKind(path, "Unshipped")) is not { } path)
                continue;
            var unshipped = FileText.Decode(File.ReadAllBytes(path));
            var gone = Lines(unshipped)
                .Select(line => line.Text)
                .Where(line => line.StartsWith(Removed, StringComparison.Ordinal))
                .ToHashSet();
            var added = folder
                .Where(list => IsKind(list, "Shipped"))
                .SelectMany(list => Lines(FileText.Decode(File.ReadAllBytes(list))))
                .Where(line => !gone.Contains(Removed + line.Text))
                .SelectMany(line => after(line.Text) is { } renamed ? [Removed + line.Text, renamed] : Array.Empty<string>())
                .ToList();
            if (Unshipped(path, unshipped, added) is { } change)
            {
                notes.Add(
                    new ProposalNote("The list of the public API follows", Path.GetRelativePath(snapshot.Root, path).Replace('\\', '/'))
                );
                yield return change;
            }
        }
    }

    private static bool IsKind(string path, string kind) =>
        Path.GetFileName(path).StartsWith($"PublicAPI.{kind}", StringComparison.Ordinal);

    private FileChange? Unshipped(string path, FileText file, List<string> added)
    {
        var edits = ImmutableArray.CreateBuilder<TextEdit>();
        var known = Lines(file).ToArray();
        foreach (var line in known.Where(line => !line.Text.StartsWith(Removed, StringComparison.Ordinal)))
            if (after(line.Text) is { } renamed)
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
