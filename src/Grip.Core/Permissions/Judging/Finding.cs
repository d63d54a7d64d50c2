namespace Grip.Core.Permissions.Judging;

/// <summary>What is thought of one part of a command line.</summary>
/// <param name="Rule">The rule that decides it, or null.</param>
internal sealed record Finding(PermissionAnswer Answer, string? Rule, string Reason)
{
    public bool OnlyReads { get; init; }

    /// <summary>What would be lost, or null.</summary>
    public string? Loss { get; init; }

    /// <summary>True if it asks even where everything is free.</summary>
    public bool Holds { get; init; }

    public static Finding Ask(string reason) => new(PermissionAnswer.Ask, Rule: null, reason);
}
