using System.Collections.Immutable;

namespace Grip.Doctor;

/// <param name="Why">Why it is the one in use.</param>
internal sealed record SdkReport(string Version, string Why, string Dotnet, ImmutableArray<string> Installed);

/// <param name="Quality">exact, partial or loose.</param>
/// <param name="Reason">Why it is not exact; null if it is.</param>
internal sealed record ProjectReport(string Name, string Path, string? TargetFramework, string Quality, string? Reason);

/// <param name="FromCache">The command lines were known from an earlier run.</param>
internal sealed record SolutionReport(
    string Path,
    string Root,
    ImmutableArray<ProjectReport> Projects,
    ImmutableArray<string> Notes,
    int Documents,
    bool FromCache,
    long DurationMs
);

internal sealed record HomeReport(string Path, long CacheBytes, long StateBytes);

/// <summary>What grip found on this machine and in this solution.</summary>
/// <param name="Problems">What hinders work, one sentence each; empty if nothing does.</param>
internal sealed record DoctorReport(
    string Version,
    string Runtime,
    string System,
    SdkReport? Sdk,
    string? Git,
    SolutionReport? Solution,
    HomeReport Home,
    ImmutableArray<string> Recovered,
    SandboxReport Sandbox,
    ImmutableArray<string> Problems
);

internal sealed record DoctorJson(string Type, string Command, string Status, DoctorReport Report, long DurationMs);
