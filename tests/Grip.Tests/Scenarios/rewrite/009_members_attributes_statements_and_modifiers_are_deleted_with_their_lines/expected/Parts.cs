using System.Diagnostics;

namespace Sample;

/// <summary>Kept.</summary>
[DebuggerDisplay("x")]
static class Parts
{
    internal static int Count;

    public static void Stays()
    {
        // A comment of its own.
        Count = 1;
        if (Count > 0)
            { }
    }

    internal sealed class Inner;
}
