namespace Grip.Map.Index;

public enum MapSymbolKind
{
    Namespace = 1,
    Class,
    Struct,
    Interface,
    Enum,
    Delegate,
    Record,
    RecordStruct,
    Constructor,
    Method,
    ExtensionMethod,
    Operator,
    Property,
    Indexer,
    Field,
    Constant,
    EnumMember,
    Event,

    /// <summary>The statements of a program without a Main.</summary>
    TopLevel,

    /// <summary>A file with no C# that code names, as in "appsettings.json"; by its name alone, wherever it lies.</summary>
    File,
}

public enum MapAccess
{
    Private,
    Protected,
    Internal,
    ProtectedInternal,
    Public,
}

[Flags]
public enum MapSymbolFlags
{
    None = 0,
    Static = 1,
    Abstract = 2,
    Virtual = 4,
    Override = 8,
    Sealed = 16,

    /// <summary>Marked as a test of xunit, NUnit or MSTest.</summary>
    Test = 32,
    Obsolete = 64,

    /// <summary>Not written by anybody: a default constructor, a member of a record.</summary>
    Implicit = 128,
    Explicit = 256,
    ReadOnly = 512,
    Partial = 1024,
    Async = 2048,
}

/// <summary>A namespace, a type, a member or a file that code names, of the solution or of an assembly that it references; never a local or a parameter.</summary>
/// <param name="Key">The documentation id and the assembly, as in "M:Shop.Order.Add(System.Int32)@Shop": the same in every target framework and from build to build.</param>
/// <param name="Name">As it is written where it is used: the type's name for a constructor, no interface before an explicit implementation.</param>
/// <param name="FullName">As in "Shop.Orders.Order.Add(int, string)".</param>
/// <param name="Container">The type or namespace around it; null in the global namespace.</param>
/// <param name="Assembly">Empty for a namespace.</param>
/// <param name="IsSource">Declared in the solution.</param>
public sealed record MapSymbol(
    string Key,
    MapSymbolKind Kind,
    string Name,
    string FullName,
    MapSymbol? Container,
    string Assembly,
    bool IsSource,
    MapAccess Access,
    MapSymbolFlags Flags
)
{
    /// <summary>Symbols are as equal as their keys.</summary>
    public bool Equals(MapSymbol? other) => other is not null && other.Key == Key;

    public override int GetHashCode() => Key.GetHashCode(StringComparison.Ordinal);
}

public static class MapSymbolKinds
{
    public static bool IsType(this MapSymbolKind kind) => kind is >= MapSymbolKind.Class and <= MapSymbolKind.RecordStruct;

    /// <summary>As in "class" or "extension method".</summary>
    public static string Text(this MapSymbolKind kind) =>
        kind switch
        {
            MapSymbolKind.RecordStruct => "record struct",
            MapSymbolKind.ExtensionMethod => "extension method",
            MapSymbolKind.EnumMember => "enum member",
            MapSymbolKind.TopLevel => "top-level program",
            MapSymbolKind.File => "file",
            MapSymbolKind.Namespace => "namespace",
            MapSymbolKind.Class => "class",
            MapSymbolKind.Struct => "struct",
            MapSymbolKind.Interface => "interface",
            MapSymbolKind.Enum => "enum",
            MapSymbolKind.Delegate => "delegate",
            MapSymbolKind.Record => "record",
            MapSymbolKind.Constructor => "constructor",
            MapSymbolKind.Method => "method",
            MapSymbolKind.Operator => "operator",
            MapSymbolKind.Property => "property",
            MapSymbolKind.Indexer => "indexer",
            MapSymbolKind.Field => "field",
            MapSymbolKind.Constant => "constant",
            MapSymbolKind.Event => "event",
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, message: null),
        };
}
