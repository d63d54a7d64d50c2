using Grip.Core;
using Grip.Map.CSharp;
using Grip.Map.Symbols;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Grip.Automations.Move;

/// <summary>Which file a type goes to.</summary>
internal static class MoveTargets
{
    /// <summary>The full path of the type's own file: as asked for, or the type's name in the folder of its file.</summary>
    public static string FileFor(SolutionSnapshot snapshot, string? asked, string source, string typeName)
    {
        var folder = Path.GetDirectoryName(source)!;
        if (asked is null)
            return Path.Combine(folder, typeName + ".cs");
        var full = Path.GetFullPath(asked, snapshot.Root);
        if (asked.EndsWith('/') || asked.EndsWith('\\') || Directory.Exists(full))
            return Path.Combine(full, typeName + ".cs");
        if (!full.EndsWith(".cs", StringComparison.OrdinalIgnoreCase))
            throw new GripException(
                ExitCode.Usage,
                $"'{asked}' is not a C# file.",
                "Name a file that ends in .cs, or a folder that ends in '/'."
            );
        if (!full.StartsWith(snapshot.Root + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            throw new GripException(ExitCode.Usage, $"'{asked}' lies outside of the solution's folder.");
        return full;
    }

    /// <summary>The folder that stands for a namespace in the project of a file: what follows the root namespace, as folders.</summary>
    /// <exception cref="GripException">The namespace does not begin with the project's root namespace.</exception>
    public static string FolderFor(SolutionSnapshot snapshot, string path, string space)
    {
        var project = snapshot.UnitsWith(path).First().Project;
        var root = project.RootNamespace.Length > 0 ? project.RootNamespace : project.Name;
        if (space == root)
            return project.Folder;
        if (space.StartsWith(root + '.', StringComparison.Ordinal))
            return Path.Combine([project.Folder, .. space[(root.Length + 1)..].Split('.')]);
        throw new GripException(
            ExitCode.Usage,
            $"{space} has no folder in {project.Name}: the project's root namespace is {root}.",
            "Leave --to-folder out, or name the file with --to-file."
        );
    }

    /// <exception cref="GripException">Something is there already.</exception>
    public static void RequireFree(SolutionSnapshot snapshot, string path, string? except)
    {
        var onlyCaseDiffers = except is not null && string.Equals(path, except, StringComparison.OrdinalIgnoreCase);
        if (!onlyCaseDiffers && (File.Exists(path) || Directory.Exists(path) || snapshot.Documents.ContainsKey(path)))
            throw new GripException(
                ExitCode.Refused,
                $"The file {Path.GetRelativePath(snapshot.Root, path)} exists already.",
                "Give another path behind --to-file."
            );
    }

    /// <summary>A type that leaves other types behind cannot leave them its own file.</summary>
    /// <exception cref="GripException">The file that it would go to is the one where the others stay.</exception>
    public static void RequireOther(SolutionSnapshot snapshot, string target, TypePart part)
    {
        if (target != part.Path)
            return;
        var others = part.TypesOfFile.Where(type => type.Span != part.Node.Span).ToArray();
        throw new GripException(
            ExitCode.Refused,
            $"{Path.GetRelativePath(snapshot.Root, target)} is the type's own file already, and other types stand in it.",
            "Move those to files of their own first, or give another path behind --to-file.",
            [.. others.Select(other => SymbolText.Place(other.SyntaxTree, other.SpanStart, snapshot.Root) + " " + NameOf(other))]
        );
    }

    private static string NameOf(MemberDeclarationSyntax type) =>
        type is BaseTypeDeclarationSyntax named ? named.Identifier.ValueText : ((DelegateDeclarationSyntax)type).Identifier.ValueText;

    /// <summary>A file that moves or is added must be compiled by the same projects as the one it comes from.</summary>
    /// <exception cref="GripException">It would not be.</exception>
    public static void RequireSameUnits(SolutionSnapshot before, string source, SolutionSnapshot after, string target)
    {
        var wanted = before.UnitsWith(source).Select(unit => unit.ToString()).ToHashSet(StringComparer.Ordinal);
        var got = after.UnitsWith(target).Select(unit => unit.ToString()).ToHashSet(StringComparer.Ordinal);
        if (wanted.SetEquals(got))
            return;
        throw new GripException(
            ExitCode.Refused,
            $"{Path.GetRelativePath(before.Root, target)} would not be compiled by the same projects as {Path.GetRelativePath(before.Root, source)}: "
                + "they name their files one by one, link them, or lie elsewhere.",
            "Choose a folder that all of them compile, or change the projects first.",
            [
                .. wanted.Except(got).Order(StringComparer.Ordinal).Select(unit => $"{unit} would lose the type"),
                .. got.Except(wanted).Order(StringComparer.Ordinal).Select(unit => $"{unit} would get the type too"),
            ]
        );
    }
}
