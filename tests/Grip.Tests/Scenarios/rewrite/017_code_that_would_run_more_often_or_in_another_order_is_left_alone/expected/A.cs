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
        A.Riap(Next(), Next()),
        A.Riap(Next(), 1),
        A.Riap(Next(), k),
        A.Riap(k, k++),
        A.Riap(Next(), count),
        A.Riap(Next(), Zero),
        Once(Next()),
        A.Riap(-k, k),
    ];

    public static string Texts(int i) => string.Format("{1}{0}", i++, i++) + $"{2}{i}";
}
