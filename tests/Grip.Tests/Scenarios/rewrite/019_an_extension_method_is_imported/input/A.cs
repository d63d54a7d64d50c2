namespace Sample;

public static class A
{
    public static int Go(string text) => Old.Count(text);

    public static int Two(string text) => Old.Length(text);
}
