using System.Text.RegularExpressions;
using Grip.Core.Ledger;
using Grip.Core.Text;

namespace Grip.Agent.Senses;

/// <summary>Whether what an attempt rests on exists in the workspace, and what is nearest if it does not. Reads files anew each time: an answer is true of the tree as it is now.</summary>
internal sealed partial class PremiseCheck(string root)
{
    private const int MostNearest = 3;
    private const long MostBytes = 1_000_000;
    private const long MostBytesInAll = 60_000_000;

    public ValueTask<string?> CheckAsync(Premise premise, CancellationToken cancellation) =>
        new(
            Task.Run(
                () =>
                    premise.Kind switch
                    {
                        PremiseKind.File => OfFile(premise.Name),
                        PremiseKind.Symbol => OfSymbol(premise.Name, cancellation),
                        PremiseKind.Package => OfPackage(premise.Name),
                        PremiseKind.Flag => OfFlag(premise),
                        PremiseKind.Program => OfProgram(premise.Name),
                        _ => OfText(premise),
                    },
                cancellation
            )
        );

    private string? OfFile(string name)
    {
        if (name.StartsWith("./", StringComparison.Ordinal))
            name = name[2..];
        var path = Path.GetFullPath(name.Trim('\'', '"'), root);
        if (Path.Exists(path))
            return null;
        var files = WorkspaceFiles.Of(root).Select(file => Path.GetRelativePath(root, file.FullName).Replace('\\', '/')).ToArray();
        var wanted = Path.GetFileName(name);
        var same = files
            .Where(file => string.Equals(Path.GetFileName(file), wanted, StringComparison.OrdinalIgnoreCase))
            .Take(MostNearest)
            .ToArray();
        var near =
            same.Length > 0
                ? same
                :
                [
                    .. Spelling
                        .Nearest(wanted, files.Select(file => Path.GetFileName(file)), MostNearest)
                        .Select(one => files.First(file => Path.GetFileName(file) == one)),
                ];
        return $"There is no '{name}' in this workspace.{Nearest(near)}";
    }

    private string? OfSymbol(string pattern, CancellationToken cancellation)
    {
        var name = Word().Matches(pattern).Select(match => match.Value).MaxBy(word => word.Length) ?? "";
        if (name.Length < 3)
            return null;
        var (places, names) = (new List<string>(), new HashSet<string>(StringComparer.Ordinal));
        foreach (var (path, text) in Texts(cancellation))
        {
            var here = Word().Matches(text).Select(match => match.Value).ToHashSet(StringComparer.Ordinal);
            if (here.Contains(name))
                places.Add(path);
            names.UnionWith(here);
        }

        names.Remove(name);
        var near = Near(name, names);
        return places.Count switch
        {
            0 => $"'{name}' occurs nowhere in the files of this workspace.{Nearest(near)}",
            1 => $"'{name}' occurs in {places[0]} alone, so nothing else here declares it.{Nearest(near)}",
            _ => null,
        };
    }

    private string? OfPackage(string name)
    {
        var known = WorkspaceFiles
            .Of(root)
            .Where(file => IsManifest(file.Name) && file.Length <= MostBytes)
            .SelectMany(file => PackageName().Matches(TextOf(file.FullName)).Select(match => match.Value))
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .ToArray();
        return known.Contains(name, StringComparer.OrdinalIgnoreCase)
            ? null
            : $"No project file here names '{name}'.{Nearest([.. Spelling.Nearest(name, known, MostNearest)])}";
    }

    private static string? OfFlag(Premise premise)
    {
        var known = Option()
            .Matches(premise.Within)
            .Select(match => match.Value)
            .Where(option => option != premise.Name)
            .Distinct()
            .ToArray();
        return $"'{premise.Name}' is no option of that program.{Nearest([.. Spelling.Nearest(premise.Name, known, MostNearest)])}";
    }

    private static string? OfProgram(string name)
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Where(Directory.Exists);
        var programs = folders
            .SelectMany(folder => Directory.EnumerateFiles(folder))
            .Select(file => Path.GetFileName(file))
            .ToHashSet(StringComparer.Ordinal);
        return programs.Contains(name)
            ? null
            : $"There is no program '{name}' here.{Nearest([.. Spelling.Nearest(name, programs, MostNearest)])}";
    }

    private string? OfText(Premise premise)
    {
        var path = Path.GetFullPath(premise.Within, root);
        if (!File.Exists(path))
            return OfFile(premise.Within);
        var there = Word().Matches(TextOf(path)).Select(match => match.Value).ToHashSet(StringComparer.Ordinal);
        var missing = Word()
            .Matches(premise.Name)
            .Select(match => match.Value)
            .Where(word => word.Length > 2 && !there.Contains(word))
            .Distinct()
            .Take(MostNearest)
            .ToArray();
        return missing.Length == 0
            ? null
            : string.Join(' ', missing.Select(word => $"'{word}' does not occur in {premise.Within}.{Nearest(Near(word, there))}"));
    }

    /// <summary>Nearest by letters; else names that share a part: "tb-left" for "titlebar-left".</summary>
    private static string[] Near(string name, HashSet<string> names)
    {
        var near = Spelling.Nearest(name, names, MostNearest);
        if (near.Count > 0)
            return [.. near];
        var last = Parts().Matches(name).Select(match => match.Value).LastOrDefault(part => part.Length > 3);
        return last is null
            ? []
            :
            [
                .. names
                    .Where(one => one.Contains(last, StringComparison.OrdinalIgnoreCase) && one.Length < name.Length * 2)
                    .OrderBy(one => one.Length)
                    .ThenBy(one => one, StringComparer.Ordinal)
                    .Take(MostNearest),
            ];
    }

    private IEnumerable<(string Path, string Text)> Texts(CancellationToken cancellation)
    {
        long all = 0;
        foreach (var file in WorkspaceFiles.Of(root))
        {
            cancellation.ThrowIfCancellationRequested();
            if (file.Length > MostBytes || (all += file.Length) > MostBytesInAll)
                continue;
            var text = TextOf(file.FullName);
            if (!text.Contains('\0', StringComparison.Ordinal))
                yield return (Path.GetRelativePath(root, file.FullName).Replace('\\', '/'), text);
        }
    }

    /// <returns>Empty if it cannot be read.</returns>
    private static string TextOf(string path)
    {
        try
        {
            return FileText.Decode(File.ReadAllBytes(path)).Text;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    private static bool IsManifest(string name) =>
        name
            is "package.json"
                or "pyproject.toml"
                or "requirements.txt"
                or "go.mod"
                or "Cargo.toml"
                or "pom.xml"
                or "packages.config"
                or "setup.cfg"
                or "Pipfile"
        || Path.GetExtension(name) is ".csproj" or ".props" or ".fsproj" or ".vbproj" or ".gradle";

    private static string Nearest(IReadOnlyCollection<string> near) =>
        near.Count == 0 ? " Nothing here is near." : $" Nearest that exist: {string.Join(", ", near)}.";

    [GeneratedRegex(@"[\p{L}_][\w\-]*\w")]
    private static partial Regex Word();

    [GeneratedRegex(@"[A-Z]?[a-z]+|[A-Z]+|\d+")]
    private static partial Regex Parts();

    [GeneratedRegex(@"[@A-Za-z][\w.\-/@]{2,}")]
    private static partial Regex PackageName();

    [GeneratedRegex(@"(?<![\w-])--?[a-zA-Z][\w-]*")]
    private static partial Regex Option();
}
