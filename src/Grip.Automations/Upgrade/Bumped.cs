using System.Collections.Immutable;
using Grip.Map.CSharp;

namespace Grip.Automations.Upgrade;

/// <summary>
/// A solution before and after its packages were raised, on the same sources: whatever the compiler says about the one and not about
/// the other, the packages did. What a repair takes in.
/// </summary>
/// <param name="Before">The solution as the user has it.</param>
/// <param name="After">The same sources against the new packages, under the user's paths; its units may differ in number and order.</param>
/// <param name="Packages">Every package that differs, direct or not, once for each target framework; sorted by id.</param>
public sealed record Bumped(SolutionSnapshot Before, SolutionSnapshot After, ImmutableArray<PackageChange> Packages);
