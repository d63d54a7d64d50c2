namespace Lib.Texts;

public static class TextExtensions
{
    public static string Shout(this string text) => text.ToUpperInvariant();
}

public class Page;
