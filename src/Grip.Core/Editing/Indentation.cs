namespace Grip.Core.Editing;

/// <summary>Gives a text that was written with another indentation the one of the file.</summary>
internal static class Indentation
{
    /// <param name="replacement">Indented like <paramref name="asked"/>.</param>
    /// <param name="actual">The line of the file that stands for <paramref name="asked"/>.</param>
    /// <param name="asked">The first line as the model wrote it.</param>
    public static string Carry(string replacement, string actual, string asked)
    {
        var (has, gave) = (Of(actual), Of(asked));
        if (has == gave)
            return replacement;
        var lines = replacement.Split('\n');
        for (var i = 0; i < lines.Length; i++)
            if (lines[i].Trim().Length > 0 && lines[i].StartsWith(gave, StringComparison.Ordinal))
                lines[i] = has + Rest(lines[i][gave.Length..], has);
        return string.Join('\n', lines);
    }

    private static string Of(string line) => line[..^line.TrimStart().Length];

    /// <summary>What is indented deeper, in the file's own characters: four spaces are a tab where the file has tabs.</summary>
    private static string Rest(string line, string has)
    {
        var deeper = Of(line);
        return has.Contains('\t') ? deeper.Replace("    ", "\t", StringComparison.Ordinal) + line[deeper.Length..] : line;
    }
}
