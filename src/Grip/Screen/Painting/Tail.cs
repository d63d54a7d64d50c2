using System.Collections.Immutable;
using Grip.Screen.Text;

namespace Grip.Screen.Painting;

/// <summary>What stands below the finished text and changes: the answer as it comes, tools that run, the input, the status.</summary>
/// <param name="Lines">Each fits the screen's width less one column.</param>
/// <param name="CursorRow">Index of the line that the cursor stands in; -1 hides it.</param>
internal sealed record Tail(ImmutableArray<Line> Lines, int CursorRow, int CursorColumn)
{
    public static Tail Nothing { get; } = new([], -1, 0);
}
