using System.Collections.Immutable;
using Grip.Core.Text;
using Grip.Home;
using Grip.Home.Journals;

namespace Grip.Gate.Landing;

/// <summary>
/// Brings the files of a prepared entry back to before, from any state between before and after. Safe to be killed and
/// run again. A file that is neither as before nor as after belongs to somebody else now and is left.
/// </summary>
internal sealed class Rollback(WorkspacePaths paths, JournalEntry entry, JournalManifest manifest, Action<string> at)
{
    private readonly HashSet<string> _caseTwins = WorkspacePaths.CaseTwins(manifest.Files.Select(file => file.Path));
    private readonly ImmutableArray<string>.Builder _left = ImmutableArray.CreateBuilder<string>();

    /// <summary>True if an image was needed that the journal no longer gives.</summary>
    public bool MissesImages { get; private set; }

    /// <summary>The files that were left.</summary>
    /// <exception cref="IOException">The disk failed; the entry stays prepared and the next start tries again.</exception>
    public ImmutableArray<string> Run()
    {
        // Freed first: a rollback from a full disk may need the space.
        foreach (var file in manifest.Files)
            DeleteTemporary(file);
        at("rollback: removed temporary files");

        foreach (var file in manifest.Files.Where(file => file.Before is null))
            Remove(file);
        foreach (var file in manifest.Files.Where(file => file.Before is not null))
            Restore(file, file.Before!);

        Folders.RemoveEmpty(paths, manifest.CreatedFolders.Reverse());
        Folders.Flush(paths, manifest);
        at("rollback: done");
        return _left.ToImmutable();
    }

    private void DeleteTemporary(ManifestFile file)
    {
        var full = paths.Full(file.Temporary);
        if (IsOurs(full) && File.Exists(full))
            File.Delete(full);
    }

    private void Remove(ManifestFile file)
    {
        switch (StateOf(file))
        {
            case FileState.After:
                File.Delete(paths.Full(file.Path));
                at($"rollback: removed {file.Path}");
                break;
            case FileState.Other:
                _left.Add(file.Path);
                break;
        }
    }

    private void Restore(ManifestFile file, ManifestImage before)
    {
        switch (StateOf(file))
        {
            case FileState.After:
                Write(file, before);
                break;
            case FileState.Other:
                _left.Add(file.Path);
                break;
        }
    }

    private void Write(ManifestFile file, ManifestImage before)
    {
        if (Journal.TryReadImage(entry, before) is not { } bytes)
        {
            MissesImages = true;
            _left.Add(file.Path);
            return;
        }

        var (full, temporary) = (paths.Full(file.Path), paths.Full(file.Temporary));
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        Durable.Write(temporary, (UnixFileMode?)before.Mode, bytes);
        at($"rollback: staged {file.Path}");
        File.Move(temporary, full, overwrite: true);
        at($"rollback: restored {file.Path}");
    }

    private FileState StateOf(ManifestFile file)
    {
        var full = paths.Full(file.Path);
        if (!IsOurs(full))
            return FileState.Other;
        if (!paths.Exists(file.Path, exactCase: _caseTwins.Contains(file.Path)))
            return file.After is null ? FileState.After
                : file.Before is null ? FileState.Before
                : FileState.Other;
        if (!File.Exists(full))
            return FileState.Other;
        var hash = ContentHash.Of(File.ReadAllBytes(full)).Value;
        return hash == file.Before?.Hash ? FileState.Before
            : hash == file.After?.Hash ? FileState.After
            : FileState.Other;
    }

    /// <summary>False if a link has come into the path, so that it leads elsewhere now.</summary>
    private static bool IsOurs(string full) => RealPaths.Resolve(full) == full;

    private enum FileState
    {
        Before,
        After,
        Other,
    }
}
