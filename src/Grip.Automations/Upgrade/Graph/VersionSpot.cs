namespace Grip.Automations.Upgrade.Graph;

/// <summary>What a written version is the version of.</summary>
internal enum SpotKind
{
    /// <summary>Of a PackageReference.</summary>
    Reference,

    /// <summary>Of a PackageVersion or GlobalPackageReference: central management.</summary>
    Central,

    /// <summary>A VersionOverride, which beats the central version in one project.</summary>
    Override,

    /// <summary>A property, which items name.</summary>
    Property,
}

/// <summary>One place in the build files where a version is written.</summary>
/// <param name="Name">The package, or the property.</param>
/// <param name="Start">Offset of the text in the decoded file.</param>
/// <param name="Text">As written, without spaces around it.</param>
/// <param name="Condition">Of the element and all around it, joined; empty if it always counts.</param>
internal sealed record VersionSpot(BuildFile File, string Name, SpotKind Kind, int Start, string Text, string Condition);

/// <summary>A mention of a package by an item that may or may not say a version.</summary>
/// <param name="Names">How many packages the item names.</param>
/// <param name="Start">Offset of the element's '&lt;' in the file.</param>
/// <param name="Text">The whole element.</param>
internal sealed record PackageItem(BuildFile File, string Element, string Id, int Names, int Start, string Text, string Condition);
