using System.Collections.Immutable;
using System.Text;
using Grip.Core;
using Grip.Core.Changes;
using Grip.Core.Text;

namespace Grip.Gate.Landing;

/// <summary>
/// Turns a change set into bytes before and after, and refuses what must not be landed: the files are read, nothing is
/// written.
/// </summary>
internal sealed class LandingPlan
{
    private readonly WorkspacePaths _paths;
    private readonly Func<string, string?> _asRead;
    private readonly Dictionary<string, FileImage> _before = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ImmutableArray<TextEdit>> _modified = new(StringComparer.Ordinal);
    private readonly HashSet<string> _removed = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (FileImage Image, string? From)> _made = new(StringComparer.Ordinal);

    private LandingPlan(WorkspacePaths paths, Func<string, string?> asRead) => (_paths, _asRead) = (paths, asRead);

    /// <summary>The steps in the order of their paths; those that change nothing are left out.</summary>
    /// <param name="asRead">The text that a file's edits were computed from, by its full path; null where it is not known any more.</param>
    /// <exception cref="GripException">A file changed since it was read, exists already, lies outside, cannot be written …</exception>
    public static ImmutableArray<FileStep> Make(ChangeSet change, WorkspacePaths paths, Func<string, string?> asRead)
    {
        var plan = new LandingPlan(paths, asRead);
        foreach (var file in change.Files)
            plan.Take(file);
        plan.RefuseTakenNames();
        return plan.Steps();
    }

    private void Take(FileChange change)
    {
        switch (change)
        {
            case FileChange.Modified modified:
                var path = _paths.Existing(modified.Path);
                ReadUnchanged(path, modified.Before);
                _modified[path] = _modified.TryGetValue(path, out var others) ? [.. others, .. modified.Edits] : modified.Edits;
                break;
            case FileChange.Added added:
                Begin(_paths.New(added.Path), new FileImage([.. added.Content], mode: null), from: null);
                break;
            case FileChange.Deleted deleted:
                End(_paths.OwnName(deleted.Path), deleted.Before);
                break;
            case FileChange.Renamed renamed:
                var old = _paths.OwnName(renamed.Path);
                var image = End(old, renamed.Before);
                Begin(_paths.New(renamed.NewPath), image.With(Edited(old, image, renamed.Edits)), old);
                break;
            default:
                throw new InvalidOperationException($"Unknown kind of change: {change.GetType().Name}.");
        }
    }

    private FileImage End(string path, ContentHash expected)
    {
        var image = ReadUnchanged(path, expected);
        return _removed.Add(path) ? image : throw Twice(path);
    }

    private void Begin(string path, FileImage image, string? from)
    {
        if (!_made.TryAdd(path, (image, from)))
            throw Twice(path);
    }

    private FileImage ReadUnchanged(string path, ContentHash expected)
    {
        if (!_before.TryGetValue(path, out var image))
            _before[path] = image = _paths.Read(path);
        if (image.Hash != expected)
            throw ChangedSince(path, _asRead(_paths.Full(path)), FileText.Decode(image.Bytes).Text);
        return image;
    }

    private void RefuseTakenNames()
    {
        var caseTwins = WorkspacePaths.CaseTwins([.. _removed, .. _made.Keys]);
        foreach (var path in _made.Keys.Where(path => !_removed.Contains(path)))
            if (_paths.Exists(path, exactCase: caseTwins.Contains(path)))
                throw new GripException(
                    ExitCode.Refused,
                    $"{path} exists already, so it cannot be added.",
                    "Move or delete it, or choose another name. Nothing was changed.",
                    [path]
                );
    }

    private ImmutableArray<FileStep> Steps()
    {
        if (_modified.Keys.FirstOrDefault(path => _removed.Contains(path) || _made.ContainsKey(path)) is { } twice)
            throw Twice(twice);
        var steps = new List<FileStep>();
        foreach (var (path, edits) in _modified)
        {
            var before = _before[path];
            steps.Add(new FileStep(path, before, before.With(Edited(path, before, edits))));
        }

        foreach (var path in _removed.Where(path => !_made.ContainsKey(path)))
            steps.Add(new FileStep(path, _before[path], After: null));
        foreach (var (path, (image, from)) in _made)
            steps.Add(new FileStep(path, _removed.Contains(path) ? _before[path] : null, image, from));
        return
        [
            .. steps
                .Where(step => step.Before?.Hash != step.After?.Hash || step.RenamedFrom is not null)
                .OrderBy(step => step.Path, StringComparer.Ordinal),
        ];
    }

    private static byte[] Edited(string path, FileImage image, ImmutableArray<TextEdit> edits)
    {
        if (edits.IsEmpty)
            return image.Bytes;
        var text = FileText.Decode(image.Bytes);
        if (!text.IsEditable)
            throw new GripException(
                ExitCode.Refused,
                $"{path} is not text that Grip can change without touching other bytes.",
                "Save it as UTF-8, or leave it out. Nothing was changed.",
                [path]
            );
        try
        {
            return text.Apply(edits);
        }
        catch (EncoderFallbackException missing)
        {
            var code = missing.CharUnknown == '\0' ? missing.CharUnknownHigh : missing.CharUnknown;
            throw new GripException(
                ExitCode.Refused,
                $"{path} is saved as {text.Encoding.WebName}, which has no character U+{(int)code:X4}.",
                "Save the file as UTF-8 and run the command again. Nothing was changed.",
                [path]
            );
        }
        catch (OverlappingEditsException overlap)
        {
            throw new GripException(ExitCode.Refused, $"Two edits of {path} overlap.", "Nothing was changed.", [path, overlap.Message]);
        }
    }

    /// <param name="then">The text as it was read; null if it is not known any more.</param>
    /// <param name="now">The text as it is; null if the file is gone.</param>
    public static GripException ChangedSince(string path, string? then, string? now) =>
        new(
            ExitCode.Refused,
            $"{path} changed since it was read.",
            "Run the command again; it will start from the file as it is now. Nothing was changed.",
            then is null || now is null ? [path] : [.. Difference.Places(path, then, now)]
        );

    private static GripException Twice(string path) =>
        new(
            ExitCode.Refused,
            $"{path} is changed twice in contradicting ways (perhaps once through a link).",
            "Name the file once. Nothing was changed.",
            [path]
        );
}
