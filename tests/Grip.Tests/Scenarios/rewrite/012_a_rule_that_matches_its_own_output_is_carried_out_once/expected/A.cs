namespace Sample;

public static class A
{
    public static string Go(string text) => text.Trim().Trim();

    public static string Both(string left, string right) => Pair(right, left);

    private static string Pair(string left, string right) => left + right;
}
