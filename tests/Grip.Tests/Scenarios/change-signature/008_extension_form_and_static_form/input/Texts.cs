namespace Sample;

public static class Texts
{
    public static string Cut(this string text, int start, int end) => text[start..end];

    public static void Run(string? text)
    {
        "a".Cut(1, 2);
        text?.Cut(1, 2);
        Cut("a", 1, end: 2);
        Texts.Cut("a", 1, 2);
    }
}
