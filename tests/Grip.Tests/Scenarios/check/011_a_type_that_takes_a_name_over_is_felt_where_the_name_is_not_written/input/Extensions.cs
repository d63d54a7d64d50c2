using Guards;

namespace Sample;

public static class Extensions
{
    public static void Empty(this IGuard guard, string text) { }
}
