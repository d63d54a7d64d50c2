namespace Grip.Core.Ledger;

/// <summary>The contents that files have had, and who made them.</summary>
internal sealed class FileVersions
{
    private readonly Dictionary<string, List<(string? Hash, int By)>> _files = new(StringComparer.Ordinal);

    /// <param name="by">The number of the attempt that changed it; 0 if it was somebody else.</param>
    /// <returns>The edit that is undone by it, or null.</returns>
    public UndoneFile? Became(FileVersion file, int by)
    {
        if (!_files.TryGetValue(file.Path, out var versions))
            _files[file.Path] = versions = [(file.Was, 0)];
        var before = versions.FindLastIndex(version => version.Hash == file.Hash);
        var undone = by > 0 && before >= 0 && before < versions.Count - 1 && versions[before + 1].By > 0 ? versions[before + 1].By : 0;
        versions.Add((file.Hash, by));
        return undone > 0 ? new UndoneFile(file.Path, file.Hash, undone) : null;
    }
}
