namespace Grip.Map.Index;

/// <summary>What one symbol does with another.</summary>
public enum MapReferenceKind
{
    Call = 1,
    Construct,
    Read,
    Write,

    /// <summary>From the overriding member to the overridden one.</summary>
    Override,

    /// <summary>From the member to the interface's member that it implements.</summary>
    Implement,

    /// <summary>From a type to its base type or an interface.</summary>
    Inherit,
    Attribute,
    TypeUse,
    NameOf,

    /// <summary>In a documentation comment.</summary>
    Documentation,

    /// <summary>A method as a value, without a call.</summary>
    MethodGroup,

    /// <summary>In a using directive.</summary>
    Import,

    /// <summary>The name of a file: in a string, or by the name of the source beside it. Found as text: always a <see cref="MapReferenceFlags.Candidate"/>.</summary>
    FileName,
}

[Flags]
public enum MapReferenceFlags
{
    None = 0,

    /// <summary>The code does not compile, or names several at once: this is one of what it may mean.</summary>
    Candidate = 1,

    /// <summary>The language calls it, no name stands there: an operator, a conversion, foreach, using, await, a base constructor.</summary>
    Implicit = 2,
}

/// <summary>One place where a symbol refers to another, as the compiler binds it.</summary>
/// <param name="From">The member around the place; the type for what stands in its head; null outside of both (a using directive).</param>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1, in UTF-16 code units.</param>
public readonly record struct MapReference(
    MapSymbol? From,
    MapSymbol To,
    MapReferenceKind Kind,
    int Line,
    int Column,
    MapReferenceFlags Flags
);

public static class MapReferenceKinds
{
    /// <summary>As in "call" or "type use".</summary>
    public static string Text(this MapReferenceKind kind) =>
        kind switch
        {
            MapReferenceKind.Call => "call",
            MapReferenceKind.Construct => "construct",
            MapReferenceKind.Read => "read",
            MapReferenceKind.Write => "write",
            MapReferenceKind.Override => "override",
            MapReferenceKind.Implement => "implement",
            MapReferenceKind.Inherit => "inherit",
            MapReferenceKind.Attribute => "attribute",
            MapReferenceKind.TypeUse => "type use",
            MapReferenceKind.NameOf => "nameof",
            MapReferenceKind.Documentation => "doc comment",
            MapReferenceKind.MethodGroup => "method group",
            MapReferenceKind.Import => "import",
            MapReferenceKind.FileName => "file name",
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, message: null),
        };
}
