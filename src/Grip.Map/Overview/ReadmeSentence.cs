using System.Text.RegularExpressions;

namespace Grip.Map.Overview;

/// <summary>What a repository says about itself in one sentence: the first prose of its README.</summary>
public static partial class ReadmeSentence
{
    private const int MostLetters = 240;
    private const int MostBytes = 64_000;

    /// <param name="folder">Where to look first; then in the folders around it, up to the top of a git repository.</param>
    /// <returns>Null if there is no README, or nothing but headings and pictures in it.</returns>
    public static string? Find(string folder)
    {
        for (var current = folder; current is not null; current = Path.GetDirectoryName(current))
        {
            if (Directory.Exists(current) && ReadmeIn(current) is { } file)
                return Of(Head(file));
            if (Path.Exists(Path.Combine(current, ".git")))
                return null;
        }

        return null;
    }

    /// <summary>The first sentence of the first paragraph that is prose.</summary>
    public static string? Of(string markdown)
    {
        var inCode = false;
        var paragraph = new List<string>();
        foreach (var raw in Comment().Replace(markdown, "").ReplaceLineEndings("\n").Split('\n').Append(""))
        {
            var line = raw.Trim();
            if (line.StartsWith("```", StringComparison.Ordinal) || line.StartsWith("~~~", StringComparison.Ordinal))
                inCode = !inCode;
            else if (!inCode && line.Length > 0 && !IsUnderline(line) && !IsHeading(line))
            {
                paragraph.Add(line);
                continue;
            }

            // A line under a text makes it a heading.
            if (!IsUnderline(line) && Sentence(string.Join(' ', paragraph)) is { } sentence)
                return sentence;
            paragraph.Clear();
        }

        return null;
    }

    private static string? Sentence(string paragraph)
    {
        var text = Tag().Replace(paragraph, "");
        text = Picture().Replace(text, "");
        text = Reference().Replace(Link().Replace(text, "$1"), "$1");
        text = Marks().Replace(text, "").TrimStart('>', '-', '+', '|', ' ');
        text = Spaces().Replace(text, " ").Trim();
        if (text.Count(char.IsLetter) < 15 || !text.Contains(' '))
            return null;
        var end = End().Match(text);
        var sentence = end.Success ? text[..(end.Index + 1)] : text;
        return sentence.Length <= MostLetters ? sentence : sentence[..sentence.LastIndexOf(' ', MostLetters)] + " …";
    }

    private static bool IsHeading(string line) =>
        line.StartsWith('#') || line.StartsWith('|') || line.StartsWith("[!", StringComparison.Ordinal) && line.EndsWith(']');

    private static bool IsUnderline(string line) => line.Length > 2 && line.All(letter => letter is '=' or '-' or '*' or '_');

    private static string? ReadmeIn(string folder) =>
        Directory
            .EnumerateFiles(folder, "*", new EnumerationOptions { IgnoreInaccessible = true })
            .Where(file => Path.GetFileName(file).ToLowerInvariant() is "readme.md" or "readme" or "readme.txt" or "readme.markdown")
            .OrderBy(file => file, StringComparer.OrdinalIgnoreCase)
            .ThenBy(file => file, StringComparer.Ordinal)
            .FirstOrDefault();

    private static string Head(string file)
    {
        try
        {
            using var stream = File.OpenRead(file);
            var bytes = new byte[MostBytes];
            var read = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            return System.Text.Encoding.UTF8.GetString(bytes, 0, read).TrimStart('\uFEFF');
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    [GeneratedRegex("<!--.*?-->", RegexOptions.Singleline)]
    private static partial Regex Comment();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex(@"\[!\[[^\]]*\]\([^)]*\)\]\([^)]*\)|!\[[^\]]*\](\([^)]*\)|\[[^\]]*\])|\[!\[[^\]]*\]\[[^\]]*\]\]\[[^\]]*\]")]
    private static partial Regex Picture();

    [GeneratedRegex(@"\[([^\]]*)\]\([^)]*\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"\[([^\]]*)\]\[[^\]]*\]")]
    private static partial Regex Reference();

    [GeneratedRegex(@"[*`]+|(?<!\w)_+|_+(?!\w)")]
    private static partial Regex Marks();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"(?<=[a-z0-9)""'])[.!?](?=\s+[A-Z""'\[])|(?<=\w)[.!?]$")]
    private static partial Regex End();
}
