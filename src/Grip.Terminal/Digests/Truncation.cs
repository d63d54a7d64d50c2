namespace Grip.Terminal.Digests;

internal static class Truncation
{
    /// <summary>The text, or its beginning and an ellipsis; never half of a surrogate pair.</summary>
    public static string Truncated(this string text, int most)
    {
        if (text.Length <= most)
            return text;
        var end = char.IsHighSurrogate(text[most - 2]) ? most - 2 : most - 1;
        return text[..end] + "…";
    }
}
