namespace Sample.Texts;

public static class TextExtensions
{
    public static string Twice(this string text) => text + text;

    public static IEnumerator<int> GetEnumerator(this int count) => Enumerable.Range(0, count).GetEnumerator();
}
