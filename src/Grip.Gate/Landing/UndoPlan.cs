using System.Collections.Immutable;
using System.Text;
using Grip.Core;
using Grip.Core.Text;
using Grip.Home.Journals;

namespace Grip.Gate.Landing;

/// <summary>
/// The steps that take a landed change back from the files as they are now. A file that went on since is merged where
/// the two do not overlap. Nothing is written.
/// </summary>
internal sealed class UndoPlan
{
    private readonly WorkspacePaths _paths;
    private readonly JournalEntry _entry;
    private readonly ImmutableArray<ManifestFile> _files;
    private readonly Dictionary<string, ManifestFile> _targetOfSource;
    private readonly HashSet<string> _caseTwins;
    private readonly List<FileStep> _steps = [];
    private readonly List<string> _conflicts = [];

    private UndoPlan(WorkspacePaths paths, JournalEntry entry, JournalManifest manifest)
    {
        (_paths, _entry, _files) = (paths, entry, manifest.Files);
        _caseTwins = WorkspacePaths.CaseTwins(_files.Select(file => file.Path));
        _targetOfSource = manifest.Files.Where(file => file.RenamedFrom is not null).ToDictionary(file => file.RenamedFrom!);
    }

    /// <param name="conflicts">"path:line", or "path: what happened to it"; empty if the undo is possible.</param>
    /// <exception cref="GripException">A file cannot be written, or the journal entry is damaged.</exception>
    public static ImmutableArray<FileStep> Make(
        WorkspacePaths paths,
        JournalEntry entry,
        JournalManifest manifest,
        out ImmutableArray<string> conflicts
    )
    {
        var plan = new UndoPlan(paths, entry, manifest);
        foreach (var file in manifest.Files)
            plan.TakeBack(file);
        conflicts = [.. plan._conflicts];
        return [.. plan._steps];
    }

    private void TakeBack(ManifestFile file)
    {
        var current = Current(file);
        if (current?.Hash.Value == file.Before?.Hash)
            return;
        if (current?.Hash.Value == file.After?.Hash)
            _steps.Add(new FileStep(file.Path, current, Former(file, current), Source(file)));
        else if (current is null)
            _conflicts.Add($"{file.Path}: is gone");
        else if (file.After is null)
            _conflicts.Add($"{file.Path}: exists again");
        else if (file.Before is not null && file.RenamedFrom is null && !_targetOfSource.ContainsKey(file.Path))
            _steps.Add(new FileStep(file.Path, current, Merged(file.Path, file.After, file.Before, current)));
        else if (file.Before is null && file.RenamedFrom is not null)
            _steps.Add(new FileStep(file.Path, current, After: null));
        else
            _conflicts.Add($"{file.Path}: was changed");
    }

    /// <summary>What stood there before; for a moved file that went on at its new place, with what came since.</summary>
    private FileImage? Former(ManifestFile file, FileImage? current)
    {
        if (file.Before is null)
            return null;
        if (!_targetOfSource.TryGetValue(file.Path, out var target))
            return new FileImage(Bytes(file.Before), current?.Mode ?? (UnixFileMode?)file.Before.Mode);
        var moved = Current(target);
        if (moved is null || moved.Hash.Value == target.After!.Hash)
            return new FileImage(Bytes(file.Before), moved?.Mode ?? (UnixFileMode?)file.Before.Mode);
        return Merged(target.Path, target.After, file.Before, moved);
    }

    private string? Source(ManifestFile file) => _targetOfSource.TryGetValue(file.Path, out var target) ? target.Path : null;

    private FileImage Merged(string path, ManifestImage after, ManifestImage before, FileImage current)
    {
        var (left, landed, now) = (FileText.Decode(Bytes(before)), FileText.Decode(Bytes(after)), FileText.Decode(current.Bytes));
        if (!left.IsEditable || !landed.IsEditable || !now.IsEditable)
        {
            _conflicts.Add($"{path}: was changed, and is not text");
            return current;
        }

        var merged = ThreeWay.Merge(landed.Text, left.Text, now.Text, out var lines);
        _conflicts.AddRange(lines.Select(line => $"{path}:{line}"));
        try
        {
            return current.With(now.Encode(merged));
        }
        catch (EncoderFallbackException)
        {
            _conflicts.Add($"{path}: is now saved as {now.Encoding.WebName}, which lacks a character of the former text");
            return current;
        }
    }

    private FileImage? Current(ManifestFile file)
    {
        var full = _paths.Full(file.Path);
        if (_paths.OwnName(full) != file.Path)
            throw new GripException(
                ExitCode.Refused,
                $"{file.Path} now leads elsewhere through a link, so the change cannot be undone there.",
                "Put the folder back and run the command again. Nothing was changed.",
                [file.Path]
            );
        return _paths.Exists(file.Path, exactCase: _caseTwins.Contains(file.Path)) ? _paths.Read(file.Path) : null;
    }

    private byte[] Bytes(ManifestImage image) =>
        Journal.TryReadImage(_entry, image)
        ?? throw new GripException(
            ExitCode.Refused,
            $"The journal entry {_entry.Id} is damaged, so this change cannot be undone.",
            "Use your version control for these files. Nothing was changed.",
            [.. _files.Select(file => file.Path)]
        );
}
