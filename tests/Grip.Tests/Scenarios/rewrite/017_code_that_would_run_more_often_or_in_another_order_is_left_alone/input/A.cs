namespace Sample;

public static class A
{
    private static int count;
    private static readonly int Zero = 0;

    public static int Next() => ++count;

    public static int Pair(int first, int second) => first - second;

    public static int Riap(int second, int first) => first - second;

    public static int Once(int value) => value;

    public static int[] All(int k) =>
    [
        Pair(Next(), Next()),
        Pair(1, Next()),
        Pair(k, Next()),
        Pair(k++, k),
        Pair(count, Next()),
        Pair(Zero, Next()),
        Once(Next()),
        Once(k),
    ];

    public static string Texts(int i) => string.Format("{1}{0}", i++, i++) + string.Format("{1}{0}", i, 2);
}
