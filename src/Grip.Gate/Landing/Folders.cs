using Grip.Home;
using Grip.Home.Journals;

namespace Grip.Gate.Landing;

/// <summary>The folders of a change: those that it made, and those that hold its files.</summary>
internal static class Folders
{
    /// <summary>Removes those that are empty, in the order given; one that holds something stays.</summary>
    public static void RemoveEmpty(WorkspacePaths paths, IEnumerable<string> folders)
    {
        foreach (var full in folders.Select(paths.Full))
            if (Directory.Exists(full) && !RealPaths.IsLink(full) && !Directory.EnumerateFileSystemEntries(full).Any())
                Directory.Delete(full);
    }

    /// <summary>Makes the names of the change's files, and of its folders, durable.</summary>
    public static void Flush(WorkspacePaths paths, JournalManifest manifest)
    {
        var names = manifest.Files.Select(file => file.Path).Concat(manifest.CreatedFolders).Concat(manifest.RemovedFolders);
        foreach (var folder in names.Select(name => Path.GetDirectoryName(paths.Full(name))!).Distinct(StringComparer.Ordinal))
            if (Directory.Exists(folder))
                Durable.FlushFolder(folder);
    }
}
