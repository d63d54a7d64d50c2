using System.Collections.Immutable;
using Grip.Automations.Upgrade.Graph;
using NuGet.Versioning;

namespace Grip.Automations.Upgrade.Bumping;

/// <param name="Id">The package that was asked for, as the source spells it.</param>
/// <param name="Target">The version that was asked for; null if only <see cref="Extra"/> is to be done.</param>
internal sealed record BumpRequest(string Id, NuGetVersion? Target)
{
    /// <summary>Edits of project files beyond raised versions: one package's name replaced by another's, say.</summary>
    public ImmutableArray<VersionEdit> Extra { get; init; } = [];

    /// <summary>Further packages that are raised where they are referenced, as a map says.</summary>
    public ImmutableArray<(string Id, NuGetVersion Version)> Also { get; init; } = [];

    /// <summary>As in "FluentValidation 11.2.0".</summary>
    public string Name => Target is null ? Id : $"{Id} {Target.ToNormalizedString()}";

    /// <summary>Of the change set; null for the usual one.</summary>
    public string? Title { get; init; }
}

/// <summary>A package whose version is raised, and why.</summary>
/// <param name="Why">As a phrase: "asked for", "shares the property MailVersion with MailKit".</param>
public sealed record RaisedPackage(string Id, string Version, string Why);
