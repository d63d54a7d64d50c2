using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using Grip.Gate.Landing;

namespace Grip.Memory;

/// <summary>Reads a file of notes with what it imports by <c>@path</c>, bounded in depth and size, each file once, never from outside.</summary>
/// <param name="roots">What is read lies in one of these folders, also through links.</param>
internal sealed partial class NoteImports(ImmutableArray<string> roots)
{
    private const int MostCharacters = 40_000;
    private const int Deepest = 5;
    private const long MostBytes = 1_000_000;
    private readonly HashSet<string> _read = new(StringComparer.Ordinal);
    private int _left = MostCharacters;

    /// <returns>Null if the file itself lies outside or cannot be read.</returns>
    public string? Read(string file)
    {
        var text = new StringBuilder();
        return Add(text, file, depth: 0) ? text.ToString() : null;
    }

    private bool Add(StringBuilder text, string file, int depth)
    {
        if (Open(file) is not { } content)
            return false;
        var taken = content.Length <= _left ? content : content[.._left] + "\n… the rest is left out; Read shows it.";
        _left = Math.Max(0, _left - content.Length);
        text.Append(taken.TrimEnd()).Append('\n');
        foreach (var name in Imports(taken))
        {
            var path = Path.GetFullPath(name, Path.GetDirectoryName(file)!);
            if (!File.Exists(path) || _read.Contains(RealPaths.Resolve(path)))
                continue;
            if (!IsInside(path))
                text.Append($"[@{name} lies outside of this folder and was not read]\n");
            else if (depth == Deepest || _left == 0)
                text.Append($"[@{name} was not read: too many imports]\n");
            else
            {
                text.Append($"[@{name}]\n");
                Add(text, path, depth + 1);
            }
        }

        return true;
    }

    private string? Open(string file)
    {
        try
        {
            var real = RealPaths.Resolve(file);
            if (!IsInside(file) || !_read.Add(real) || new FileInfo(real).Length > MostBytes)
                return null;
            var text = File.ReadAllText(real).ReplaceLineEndings("\n");
            return text.Contains('\0', StringComparison.Ordinal) ? null : text;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private bool IsInside(string path)
    {
        var real = RealPaths.Resolve(path);
        return roots
            .Select(root => RealPaths.Resolve(root).TrimEnd('/', '\\'))
            .Any(root => real.StartsWith(root + Path.DirectorySeparatorChar, StringComparison.Ordinal));
    }

    /// <summary>Not in code, where '@' means other things.</summary>
    private static IEnumerable<string> Imports(string text)
    {
        var fenced = false;
        foreach (var line in text.Split('\n'))
        {
            if (line.TrimStart().StartsWith("```", StringComparison.Ordinal))
                fenced = !fenced;
            else if (!fenced)
                foreach (Match match in Import().Matches(Code().Replace(line, " ")))
                    yield return match.Groups[1].Value.TrimEnd('.');
        }
    }

    [GeneratedRegex(@"(?:^|[\s(])@([\w./-]+)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Import();

    [GeneratedRegex("`[^`]*`", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Code();
}
