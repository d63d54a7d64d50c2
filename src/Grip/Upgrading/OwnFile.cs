using System.Text;
using Grip.Core;
using Grip.Core.Changes;
using Grip.Core.Text;
using Grip.Gate.Landing;

namespace Grip.Upgrading;

/// <summary>Writes a file that the user has named for a report or a recipe, through the one writer of the user's files.</summary>
internal sealed class OwnFile(Lander lander, string workspaceRoot)
{
    /// <summary>To be asked before a long run, so that it is not in vain.</summary>
    /// <exception cref="GripException">There is no such folder, or it is a folder itself.</exception>
    public static void Check(string path)
    {
        var folder = Path.GetDirectoryName(path)!;
        if (!Directory.Exists(folder) || Directory.Exists(path))
            throw new GripException(
                ExitCode.Usage,
                $"'{path}' cannot be written: {(Directory.Exists(path) ? "it is a folder" : $"there is no folder '{folder}'")}.",
                "Name a file in an existing folder."
            );
    }

    /// <summary>True if the file can land with the change of the workspace.</summary>
    public bool IsInside(string path) =>
        path.StartsWith(workspaceRoot.TrimEnd('/', '\\') + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    /// <summary>Replaces what is there; <c>grip undo</c> brings it back.</summary>
    /// <param name="path">Absolute.</param>
    public Task WriteAsync(string path, string text, CancellationToken cancellation) =>
        lander.LandAsync(
            new ChangeSet($"write {Path.GetFileName(path)}", [Change(path, text)]),
            // Outside of the workspace the file's own folder is where undo finds it.
            IsInside(path) ? workspaceRoot : Path.GetDirectoryName(path)!,
            cancellation
        );

    public static FileChange Change(string path, string text) =>
        File.Exists(path) ? Replaced(path, text) : new FileChange.Added(path, [.. Encoding.UTF8.GetBytes(text)]);

    private static FileChange.Modified Replaced(string path, string text)
    {
        var file = FileText.Decode(File.ReadAllBytes(path));
        if (!file.IsEditable || file.Encoding is not UTF8Encoding)
            throw new GripException(
                ExitCode.Refused,
                $"'{path}' is no UTF-8 text, so that it is not overwritten.",
                "Name another file, or delete this one first.",
                [path]
            );
        return new FileChange.Modified(path, file.Hash, [new TextEdit(0, file.Text.Length, text)]);
    }
}
