namespace Sample;

public static class Sums
{
    public static int Sub(int a, int b) => a + -b;

    public static int Plain(int a, int b) => Sub(a, b);

    public static int Nested(int a, int b, int c) => Sub(a, Sub(b, c)) * Sub(Sub(a, b), c);

    public static int Lower(int a, int b) => Sub(a * b, a + b);

    public static string Called(int a, int b) => Sub(a, b).ToString() + $"{Sub(a, b > 1 ? 1 : 2)}";

    public static int Commented(int a, int b) => Sub(a /* first */, /* second */ b);
}
