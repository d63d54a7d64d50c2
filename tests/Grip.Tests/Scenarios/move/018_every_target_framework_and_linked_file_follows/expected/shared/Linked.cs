namespace Sample.Parts;

internal static class Shared
{
    public static int Of(int number) => number;
}
