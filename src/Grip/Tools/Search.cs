namespace Grip.Tools;

/// <summary>What is searched for, whoever searches.</summary>
/// <param name="Place">The full path of a file or folder.</param>
/// <param name="Before">How many lines before a match are shown.</param>
internal sealed record Search(string Pattern, string Place, string? Glob, bool IgnoreCase, int Before, int After)
{
    public const int MostBytes = 5_000_000;
}

/// <param name="Lines">In order; those around a match are not matches.</param>
internal sealed record FileMatches(string Path, IReadOnlyList<MatchedLine> Lines)
{
    public int Count => Lines.Count(line => line.IsMatch);
}

internal sealed record MatchedLine(int Number, string Text, bool IsMatch);
