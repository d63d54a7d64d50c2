using Grip.Output;

namespace Grip.Changes;

/// <summary>Lists for people: the first of them, and how many more there are.</summary>
internal static class ListText
{
    private const int Shown = 20;

    public static void Write<T>(TextOutput text, IReadOnlyList<T> items, Verbosity verbosity, string what, Func<T, string> line)
    {
        var shown = verbosity == Verbosity.Verbose ? items.Count : Math.Min(items.Count, Shown);
        foreach (var item in items.Take(shown))
            text.Line(line(item));
        if (shown < items.Count)
            text.Line($"  … and {items.Count - shown} more {what} (-v shows all)");
    }
}
