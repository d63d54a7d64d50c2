using System.Collections.Immutable;

namespace Grip.Map.Loading.Packages;

/// <param name="Range">What the package asks for, as in "[11.0.0, )".</param>
public sealed record PackageDependency(string Id, string Range);

/// <summary>A package as restore resolved it for one project in one target framework.</summary>
/// <param name="Folder">Where it is unpacked; null if no package folder holds it.</param>
/// <param name="Assemblies">Full paths of what the compiler sees of it; empty for tools and analyzers.</param>
public sealed record ResolvedPackage(
    string Id,
    string Version,
    string? Folder,
    ImmutableArray<string> Assemblies,
    ImmutableArray<PackageDependency> Dependencies
);

/// <param name="Code">As in "NU1605".</param>
/// <param name="IsError">It stopped the restore.</param>
/// <param name="Package">The package that it is about; may be empty.</param>
/// <param name="Frameworks">The target frameworks concerned; empty for all.</param>
public sealed record RestoreMessage(string Code, bool IsError, string Message, string Package, ImmutableArray<string> Frameworks);
