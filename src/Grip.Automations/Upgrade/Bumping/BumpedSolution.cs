using System.Collections.Immutable;
using Grip.Core.Changes;
using Grip.Home;
using Grip.Map.Loading;

namespace Grip.Automations.Upgrade.Bumping;

/// <summary>A bump that restore accepts, loaded. Its copy of the tree lives as long as it does.</summary>
/// <param name="Changes">Of project files, and of lock files.</param>
/// <param name="Raised">What was raised and why, what was asked for first.</param>
/// <param name="Notes">What the user should know.</param>
internal sealed record BumpedSolution(
    Bumped Bumped,
    LoadedSolution After,
    ChangeSet Changes,
    ImmutableArray<RaisedPackage> Raised,
    ImmutableArray<string> Notes,
    ScratchTree Scratch
) : IDisposable
{
    public void Dispose() => Scratch.Dispose();
}
