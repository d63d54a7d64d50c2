namespace Sample;

public static class Texts
{
    public static string Cut(this string text, int end, int start, bool trim) => text[start..end];

    public static void Run(string? text)
    {
        "a".Cut(2, 1, false);
        text?.Cut(2, 1, false);
        Cut("a", start: 1, end: 2, trim: false);
        Texts.Cut("a", 2, 1, false);
    }
}
