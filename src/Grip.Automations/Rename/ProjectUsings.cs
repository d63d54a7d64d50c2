using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Grip.Core.Changes;
using Grip.Core.Text;
using Grip.Map.CSharp;
using Grip.Map.Symbols;
using Microsoft.CodeAnalysis;

namespace Grip.Automations.Rename;

/// <summary>
/// The <c>&lt;Using Include="…" /&gt;</c> lines of project files: global usings that the build writes into a source of
/// its own. That source is only changed on the fork; the next build writes it.
/// </summary>
internal sealed partial class ProjectUsings(SolutionSnapshot snapshot, RenameTargets targets, NewName newName)
{
    private readonly string oldFullName = targets.First.ToDisplayString();

    private string NewFullName =>
        newName.FullNamespace
        ?? (oldFullName.LastIndexOf('.') is var dot and >= 0 ? $"{oldFullName[..dot]}.{newName.Value}" : newName.Value);

    public static bool IsGeneratedFrom(string path) => path.EndsWith(".GlobalUsings.g.cs", StringComparison.Ordinal);

    /// <summary>The changed project files.</summary>
    public ImmutableArray<FileChange> OnDisk() =>
        targets.First is not (INamespaceSymbol or INamedTypeSymbol) ? [] : [.. ProjectFiles().Select(Change).OfType<FileChange>()];

    /// <summary>What the next build makes of them.</summary>
    public ImmutableArray<FileChange> Generated() =>
        [
            .. snapshot
                .DocumentsMentioning([oldFullName])
                .Where(document => IsGeneratedFrom(document.Path))
                .Select(document => new FileChange.Modified(
                    document.Path,
                    document.Hash,
                    [
                        .. NameOccurrences
                            .Positions(document.Text.ToString(), [oldFullName])
                            .Select(position => new TextEdit(position, oldFullName.Length, NewFullName)),
                    ]
                )),
        ];

    private FileChange? Change(string path)
    {
        var file = FileText.Decode(File.ReadAllBytes(path));
        var edits = UsingLine()
            .Matches(file.Text)
            .Select(match => match.Groups["name"])
            .Where(name => name.Value == oldFullName || name.Value.StartsWith(oldFullName + ".", StringComparison.Ordinal))
            .Select(name => new TextEdit(name.Index, oldFullName.Length, NewFullName))
            .ToImmutableArray();
        return edits.IsEmpty ? null : new FileChange.Modified(path, file.Hash, edits);
    }

    private IEnumerable<string> ProjectFiles()
    {
        var folders = new HashSet<string>(StringComparer.Ordinal);
        foreach (var unit in snapshot.Units)
            for (
                var folder = unit.Project.Folder;
                folder.StartsWith(snapshot.Root, StringComparison.Ordinal);
                folder = Path.GetDirectoryName(folder)!
            )
                folders.Add(folder);
        var imported = folders.SelectMany(folder =>
            new[] { "Directory.Build.props", "Directory.Build.targets" }.Select(file => Path.Combine(folder, file))
        );
        return snapshot
            .Units.Select(unit => unit.Project.ProjectPath)
            .Concat(imported)
            .Where(File.Exists)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal);
    }

    [GeneratedRegex("<Using\\s[^>]*Include\\s*=\\s*\"(?<name>[^\"]*)\"", RegexOptions.ExplicitCapture)]
    private static partial Regex UsingLine();
}
