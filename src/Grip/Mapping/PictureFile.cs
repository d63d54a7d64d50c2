using System.Collections.Immutable;
using System.Text;
using Grip.Core;
using Grip.Core.Changes;
using Grip.Core.Text;
using Grip.Gate.Landing;
using Grip.Map.Picture;

namespace Grip.Mapping;

/// <param name="State">written, replaced or unchanged.</param>
/// <param name="ChangeId">For <c>grip undo</c>; null if nothing was written.</param>
internal sealed record WrittenPicture(string Path, int Bytes, string State, string? ChangeId);

/// <summary>Writes a picture where the user says, through the one writer of the user's files.</summary>
internal sealed class PictureFile(Lander lander, string workspaceRoot)
{
    private const int MarkWithin = 400;

    /// <param name="path">Absolute.</param>
    /// <param name="force">Overwrite a file that Grip did not write.</param>
    /// <exception cref="GripException">The file is somebody else's, there is no such folder, the disk is full …</exception>
    public async Task<WrittenPicture> WriteAsync(string path, string text, bool force, CancellationToken cancellation)
    {
        var folder = Path.GetDirectoryName(path)!;
        if (!Directory.Exists(folder) || Directory.Exists(path))
            throw new GripException(
                ExitCode.Usage,
                $"'{path}' cannot be written: {(Directory.Exists(path) ? "it is a folder" : $"there is no folder '{folder}'")}.",
                "Name a file in an existing folder."
            );
        var bytes = Encoding.UTF8.GetBytes(text);
        var change = File.Exists(path) ? Replaced(path, text, bytes, force) : new FileChange.Added(path, [.. bytes]);
        if (change is null)
            return new WrittenPicture(path, bytes.Length, "unchanged", ChangeId: null);
        var title = $"write {Path.GetFileName(path)}";
        // Outside of the workspace the picture's own folder is where undo finds it.
        var root = path.StartsWith(workspaceRoot + Path.DirectorySeparatorChar, StringComparison.Ordinal) ? workspaceRoot : folder;
        var landed = await lander.LandAsync(new ChangeSet(title, [change]), root, cancellation);
        return new WrittenPicture(path, bytes.Length, change is FileChange.Added ? "written" : "replaced", landed?.Id);
    }

    private static FileChange? Replaced(string path, string text, byte[] bytes, bool force)
    {
        var before = File.ReadAllBytes(path);
        if (before.AsSpan().SequenceEqual(bytes))
            return null;
        var file = FileText.Decode(before);
        if (!force && !file.Text.AsSpan(0, Math.Min(MarkWithin, file.Text.Length)).Contains(PictureMark.Text, StringComparison.Ordinal))
            throw new GripException(
                ExitCode.Refused,
                $"'{path}' exists, and Grip did not write it.",
                "Name another file, or overwrite this one with --force. Nothing was written.",
                [path]
            );
        if (!file.IsEditable || file.Encoding is not UTF8Encoding)
            throw new GripException(
                ExitCode.Refused,
                $"'{path}' is no UTF-8 text and cannot become a picture.",
                "Name another file, or delete this one first. Nothing was written.",
                [path]
            );
        return new FileChange.Modified(path, file.Hash, [new TextEdit(0, file.Text.Length, text)]);
    }
}
