namespace Grip.Map.Index.Asking;

/// <summary>A symbol as it is stored; see <see cref="MapSymbol"/>.</summary>
public sealed record SymbolRow(
    long Id,
    string Key,
    MapSymbolKind Kind,
    string Name,
    string FullName,
    long? Container,
    string Assembly,
    bool IsSource,
    MapAccess Access,
    MapSymbolFlags Flags
)
{
    public bool IsTest => Flags.HasFlag(MapSymbolFlags.Test);

    /// <summary>As in "property Shop.Order.Total".</summary>
    public string Describe() => $"{Kind.Text()} {FullName}";
}

/// <summary>Where a symbol is declared.</summary>
/// <param name="Path">Relative to the root, with forward slashes.</param>
public sealed record PlaceRow(
    string Path,
    int Line,
    int Column,
    int StartLine,
    int EndLine,
    string Signature,
    string Summary,
    bool IsGenerated
)
{
    /// <summary>As in "src/Order.cs:12:17".</summary>
    public override string ToString() => $"{Path}:{Line}:{Column}";
}

/// <summary>One reference; <see cref="From"/> is null for what stands outside of all declarations.</summary>
public sealed record ReferenceRow(
    SymbolRow? From,
    SymbolRow To,
    MapReferenceKind Kind,
    string Path,
    int Line,
    int Column,
    MapReferenceFlags Flags,
    bool IsGenerated
)
{
    public bool IsCandidate => Flags.HasFlag(MapReferenceFlags.Candidate);

    public bool IsImplicit => Flags.HasFlag(MapReferenceFlags.Implicit);
}
