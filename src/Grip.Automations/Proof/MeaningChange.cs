using Microsoft.CodeAnalysis;

namespace Grip.Automations.Proof;

/// <summary>A name that would mean something else after a change.</summary>
/// <param name="Path">In the snapshot before.</param>
/// <param name="Start">Offset of the name in the text before.</param>
/// <param name="After">What it would mean; null if nothing, or if it would be ambiguous.</param>
internal sealed record MeaningChange(string Path, int Start, int Line, int Column, string Name, ISymbol Before, string? After)
{
    public string Place(string root) =>
        $"{System.IO.Path.GetRelativePath(root, Path)}:{Line}:{Column} {Name}: {Before.ToDisplayString()}"
        + (After is null ? " would not be found, or be ambiguous" : $" would become {After}");
}
