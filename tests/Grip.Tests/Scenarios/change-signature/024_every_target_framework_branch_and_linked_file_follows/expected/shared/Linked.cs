namespace Sample;

internal static class Shared
{
    public static int Of(int number, int unit) => number;

#if NETSTANDARD
    public static int Old() => Of(1, 10);
#else
    public static int Young() => Of(2, 10) + Of(3, 10);
#endif
}
