using System.Collections.Immutable;

namespace Grip.Map.Overview;

/// <summary>One project in all its target frameworks.</summary>
/// <param name="Path">Relative to the root, with forward slashes.</param>
/// <param name="Output">library, program, web or tests.</param>
/// <param name="Files">Written by hand.</param>
/// <param name="Layer">0 for a project that references none; else one above its highest reference.</param>
/// <param name="References">The names of the projects that it references directly.</param>
public sealed record ProjectNode(
    long Id,
    string Name,
    string Path,
    ImmutableArray<string> Frameworks,
    string Output,
    int Files,
    int Lines,
    int Layer,
    ImmutableArray<long> References
)
{
    public bool IsTest => Output == "tests";
}
