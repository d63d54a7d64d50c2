using System.Diagnostics;

namespace Sample;

/// <summary>Kept.</summary>
[Obsolete("gone"), DebuggerDisplay("x")]
internal static class Parts
{
    [Obsolete]
    internal static int Count;

    // Belongs to the next one.
    /// <summary>Goes.</summary>
    public static void OldOne() => Count++;

    public static void Stays()
    {
        Trace.WriteLine("a");
        // A comment of its own.
        Count = 1;
        if (Count > 0)
            Trace.WriteLine("b");
        else
            Trace.WriteLine("c");

        Trace.WriteLine("d"); // about d
    }

    private static void OldTwo()
    {
        Count = 2;
    }

    internal sealed class Inner;
}
