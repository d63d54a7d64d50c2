namespace Sample;

internal static class Shared
{
    public static int Of(int number) => number;

#if NETSTANDARD
    public static int Old() => Of(1);
#else
    public static int Young() => Of(2) + Of(3);
#endif
}
