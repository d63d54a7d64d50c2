using System.Buffers;
using System.ComponentModel;
using System.Globalization;
using Grip.Terminal;

namespace Grip.Tools;

/// <summary>Searches with ripgrep where it is installed.</summary>
internal sealed class Ripgrep
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);
    private static readonly SearchValues<char> Wild = SearchValues.Create("*?{}[]/,:");
    private volatile bool _isMissing;

    /// <returns>Null if there is no ripgrep, or if it cannot do this one.</returns>
    public async Task<List<FileMatches>?> RunAsync(Search search, Func<string, string> relative, CancellationToken cancellation)
    {
        if (_isMissing)
            return null;
        try
        {
            var folder = Directory.Exists(search.Place) ? search.Place : Path.GetDirectoryName(search.Place)!;
            var result = await CommandRunner.RunAsync(new Command("rg", [.. Arguments(search)], folder, Limit), cancellation);
            // 2 is a pattern that it does not understand, or files that it could not read.
            return result is { TimedOut: false, ExitCode: 0 or 1 } && result.Output.Length < CommandRunner.KeptCharacters - 100_000
                ? Parse(result.Output, search, relative)
                : null;
        }
        catch (Win32Exception)
        {
            _isMissing = true;
            return null;
        }
    }

    private static IEnumerable<string> Arguments(Search search)
    {
        // No file of settings, none of the user's or the repository's: the same answer everywhere.
        string[] always =
        [
            "--no-config",
            "--no-messages",
            "--no-ignore-dot",
            "--no-ignore-global",
            "--no-require-git",
            "--hidden",
            "--no-heading",
            "--with-filename",
            "--color=never",
            "--line-number",
            "--null",
            "--crlf",
            "--sort=path",
            $"--max-filesize={Search.MostBytes}",
        ];
        foreach (var argument in always)
            yield return argument;
        foreach (var skipped in WorkspaceWalk.Skipped)
            yield return $"--glob=!**/{skipped}/**";
        // A positive --glob would bring back what .gitignore leaves out; a type does not.
        if (search.Glob is { } glob && glob.StartsWith("*.", StringComparison.Ordinal) && !glob.AsSpan(2).ContainsAny(Wild))
        {
            yield return $"--type-add=asked:{glob}";
            yield return "--type=asked";
        }

        if (search.IgnoreCase)
            yield return "--ignore-case";
        yield return string.Create(CultureInfo.InvariantCulture, $"--before-context={search.Before}");
        yield return string.Create(CultureInfo.InvariantCulture, $"--after-context={search.After}");
        yield return "--regexp=" + search.Pattern;
        yield return "--";
        yield return search.Place;
    }

    private static List<FileMatches> Parse(string output, Search search, Func<string, string> relative)
    {
        var glob = search.Glob is { } names ? GlobPattern.Compile(names) : null;
        var found = new List<FileMatches>();
        var lines = new List<MatchedLine>();
        string? current = null;
        foreach (var line in output.Split('\n'))
        {
            var end = line.IndexOf('\0', StringComparison.Ordinal);
            if (end < 0 || Line(line.AsSpan(end + 1)) is not { } matched)
                continue;
            if (line[..end] is var path && path != current)
            {
                lines = [];
                current = path;
                if (glob?.IsMatch(relative(path)) != false)
                    found.Add(new FileMatches(path, lines));
            }

            lines.Add(matched);
        }

        return found;
    }

    private static MatchedLine? Line(ReadOnlySpan<char> text)
    {
        var digits = text.IndexOfAnyExceptInRange('0', '9');
        return digits > 0 && text[digits] is ':' or '-'
            ? new MatchedLine(
                int.Parse(text[..digits], CultureInfo.InvariantCulture),
                text[(digits + 1)..].TrimEnd('\r').ToString(),
                text[digits] == ':'
            )
            : null;
    }
}
