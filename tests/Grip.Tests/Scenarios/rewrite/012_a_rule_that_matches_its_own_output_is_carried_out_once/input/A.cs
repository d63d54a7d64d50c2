namespace Sample;

public static class A
{
    public static string Go(string text) => text.Trim();
}
