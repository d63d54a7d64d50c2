using System.Collections.Immutable;
using Grip.Core.Changes;
using Grip.Core.Text;
using Grip.Home;

namespace Grip.Automations.Upgrade.Bumping;

/// <summary>Lock files (packages.lock.json) that the user keeps, as restore wrote them anew in the copy.</summary>
internal static class LockFiles
{
    private static readonly EnumerationOptions All = new()
    {
        RecurseSubdirectories = true,
        IgnoreInaccessible = true,
        AttributesToSkip = FileAttributes.ReparsePoint,
    };

    public static ChangeSet Add(ChangeSet changes, ScratchTree scratch, string root) =>
        changes with
        {
            Files =
            [
                .. changes.Files,
                .. Directory
                    .EnumerateFiles(scratch.Root, "packages*.lock.json", All)
                    .Where(path => !path.Split('/', '\\').Contains("obj"))
                    .Order(StringComparer.Ordinal)
                    .Select(path => Change(Path.GetFullPath(Path.GetRelativePath(scratch.Root, path), root), path))
                    .OfType<FileChange>(),
            ],
        };

    /// <summary>One edit between what both begin and end with, so that the difference shows what changed.</summary>
    private static FileChange? Change(string original, string copy)
    {
        // What the user does not keep is not begun here.
        if (!File.Exists(original))
            return null;
        var (before, after) = (FileText.Decode(File.ReadAllBytes(original)), FileText.Decode(File.ReadAllBytes(copy)));
        if (before.Text == after.Text)
            return null;
        var start = before.Text.AsSpan().CommonPrefixLength(after.Text);
        var most = Math.Min(before.Text.Length, after.Text.Length) - start;
        var same = 0;
        while (same < most && before.Text[^(same + 1)] == after.Text[^(same + 1)])
            same++;
        var edit = new TextEdit(start, before.Text.Length - start - same, after.Text[start..^same]);
        return new FileChange.Modified(original, before.Hash, ImmutableArray.Create(edit));
    }
}
