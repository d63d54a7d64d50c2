namespace Sample;

public static class A
{
    public static string Go(string text) => text.Trim();

    public static string Both(string left, string right) => Pair(left, right);

    private static string Pair(string left, string right) => left + right;
}
