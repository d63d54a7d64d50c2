using Grip.Automations.Pieces;
using Grip.Map.CSharp;
using Microsoft.CodeAnalysis;

namespace Grip.Automations.Rename;

/// <summary>A file that bears the name of a type is renamed with it.</summary>
internal static class FileNames
{
    public static void Rename(SolutionRewrite rewrite, RenameTargets targets, NewName newName, List<ProposalNote> notes)
    {
        if (targets.First is not INamedTypeSymbol)
            return;
        var snapshot = rewrite.Snapshot;
        foreach (var path in targets.All.Places.Select(place => place.Path).Distinct(StringComparer.Ordinal))
        {
            if (After(path, targets.OldName, newName.Value) is not { } newPath)
                continue;
            if (Obstacle(snapshot, path, newPath) is { } obstacle)
                notes.Add(
                    new ProposalNote($"The file keeps its name: {obstacle}.", Path.GetRelativePath(snapshot.Root, path).Replace('\\', '/'))
                );
            else
                rewrite.File(path).NewPath = newPath;
        }
    }

    /// <summary>The new path of a file that declares the type; null if the file is not called after it.</summary>
    /// <remarks>Order.cs, Order.Parts.cs, Order{T}.cs and Order`1.cs are called after Order.</remarks>
    private static string? After(string path, string oldName, string newName)
    {
        var file = Path.GetFileName(path);
        if (
            !file.StartsWith(oldName, StringComparison.Ordinal)
            || file.Length == oldName.Length
            || file[oldName.Length] is not ('.' or '{' or '`' or '(')
        )
            return null;
        return Path.Combine(Path.GetDirectoryName(path)!, newName + file[oldName.Length..]);
    }

    /// <summary>Why the file keeps its name, as the end of a sentence; null if nothing speaks against the new one.</summary>
    private static string? Obstacle(SolutionSnapshot snapshot, string path, string newPath)
    {
        if (
            !string.Equals(path, newPath, StringComparison.OrdinalIgnoreCase)
            && (File.Exists(newPath) || snapshot.Documents.ContainsKey(newPath))
        )
            return $"'{Path.GetFileName(newPath)}' is there already";
        var stem = path[..^Path.GetExtension(path).Length];
        if (Path.GetExtension(stem) is ".razor" or ".cshtml" or ".xaml" or ".axaml" && File.Exists(stem))
            return $"it belongs to '{Path.GetFileName(stem)}'";
        var file = Path.GetFileName(path);
        foreach (var unit in snapshot.UnitsWith(path))
            if (File.Exists(unit.Project.ProjectPath) && Names(File.ReadAllText(unit.Project.ProjectPath), file))
                return $"'{Path.GetFileName(unit.Project.ProjectPath)}' names it";
        return null;
    }

    private static bool Names(string project, string file)
    {
        for (
            var at = project.IndexOf(file, StringComparison.Ordinal);
            at >= 0;
            at = project.IndexOf(file, at + 1, StringComparison.Ordinal)
        )
            if (at == 0 || project[at - 1] is '/' or '\\' or '"' or ';' or ' ')
                return true;
        return false;
    }
}
