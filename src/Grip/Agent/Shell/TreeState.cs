using Grip.Tools;

namespace Grip.Agent.Shell;

/// <summary>All files of a workspace at one instant, by full path. What git ignores, links and build output are not looked at.</summary>
internal sealed record TreeState(Dictionary<string, FileStamp> Files)
{
    public static TreeState Of(string root)
    {
        var files = new Dictionary<string, FileStamp>(StringComparer.Ordinal);
        foreach (var file in WorkspaceWalk.Entries(root))
            try
            {
                if (file.LinkTarget is null)
                    files[file.FullName] = FileStamp.Of(file);
            }
            catch (FileNotFoundException)
            {
                // Gone between the listing and now: as if it had not been there.
            }

        return new TreeState(files);
    }

    /// <summary>Paths that are new, gone, or of another content in <paramref name="after"/>.</summary>
    public IReadOnlyList<string> ChangedIn(TreeState after) =>
        [
            .. after
                .Files.Where(file => !Files.TryGetValue(file.Key, out var before) || !before.SameContent(file.Value))
                .Select(file => file.Key),
            .. Files.Keys.Where(path => !after.Files.ContainsKey(path)),
        ];
}
