namespace Grip.Map.Checks;

internal static class Words
{
    /// <summary>Whether the text holds the name as a whole word.</summary>
    public static bool Contain(string text, string name)
    {
        for (var at = text.IndexOf(name, StringComparison.Ordinal); at >= 0; at = text.IndexOf(name, at + 1, StringComparison.Ordinal))
            if (!IsPart(text, at - 1) && !IsPart(text, at + name.Length))
                return true;
        return false;
    }

    private static bool IsPart(string text, int at) => at >= 0 && at < text.Length && (char.IsLetterOrDigit(text[at]) || text[at] == '_');
}
