using Grip.Map.Symbols;
using Microsoft.CodeAnalysis;

namespace Grip.Map.Index.Reading;

/// <summary>What the index keeps of one symbol of the compiler.</summary>
internal static class MapSymbolFacts
{
    public static MapSymbol OfNamespace(string key, INamespaceSymbol space, MapSymbol? container) =>
        new(
            key,
            MapSymbolKind.Namespace,
            space.Name,
            space.ToDisplayString(),
            container,
            "",
            IsSource: true,
            MapAccess.Public,
            MapSymbolFlags.None
        );

    public static MapSymbol Of(string key, ISymbol symbol, MapSymbol? container)
    {
        var isSource =
            symbol.Locations.Any(location => location.IsInSource)
            || symbol.IsImplicitlyDeclared && symbol.ContainingType?.Locations.Any(location => location.IsInSource) == true;
        var isTopLevel = IsTopLevel(symbol);
        var fullName = isTopLevel ? "Program.Main" : SymbolText.FullName(symbol);
        return new MapSymbol(
            key,
            isTopLevel ? MapSymbolKind.TopLevel : Kind(symbol),
            isTopLevel ? "Main" : Name(symbol),
            fullName,
            container,
            symbol.ContainingAssembly?.Name ?? "",
            isSource,
            Access(symbol),
            Flags(symbol)
        );
    }

    private static bool IsTopLevel(ISymbol symbol) => symbol is IMethodSymbol { Name: "<Main>$" };

    private static string Name(ISymbol symbol) =>
        symbol is IMethodSymbol { MethodKind: MethodKind.Constructor or MethodKind.StaticConstructor or MethodKind.Destructor }
            ? symbol.ContainingType.Name
            : NamedSymbol.NameOf(symbol);

    private static MapSymbolKind Kind(ISymbol symbol) =>
        symbol switch
        {
            INamedTypeSymbol { IsRecord: true, TypeKind: TypeKind.Struct } => MapSymbolKind.RecordStruct,
            INamedTypeSymbol { IsRecord: true } => MapSymbolKind.Record,
            INamedTypeSymbol type => type.TypeKind switch
            {
                TypeKind.Struct => MapSymbolKind.Struct,
                TypeKind.Interface => MapSymbolKind.Interface,
                TypeKind.Enum => MapSymbolKind.Enum,
                TypeKind.Delegate => MapSymbolKind.Delegate,
                _ => MapSymbolKind.Class,
            },
            IMethodSymbol { MethodKind: MethodKind.Constructor or MethodKind.StaticConstructor } => MapSymbolKind.Constructor,
            IMethodSymbol { MethodKind: MethodKind.UserDefinedOperator or MethodKind.Conversion } => MapSymbolKind.Operator,
            IMethodSymbol { IsExtensionMethod: true } => MapSymbolKind.ExtensionMethod,
            IMethodSymbol => MapSymbolKind.Method,
            IPropertySymbol { IsIndexer: true } => MapSymbolKind.Indexer,
            IPropertySymbol => MapSymbolKind.Property,
            IFieldSymbol { ContainingType.TypeKind: TypeKind.Enum } => MapSymbolKind.EnumMember,
            IFieldSymbol { IsConst: true } => MapSymbolKind.Constant,
            IFieldSymbol => MapSymbolKind.Field,
            _ => MapSymbolKind.Event,
        };

    private static MapAccess Access(ISymbol symbol) =>
        symbol.DeclaredAccessibility switch
        {
            Accessibility.Public => MapAccess.Public,
            Accessibility.Protected => MapAccess.Protected,
            Accessibility.Internal => MapAccess.Internal,
            Accessibility.ProtectedOrInternal or Accessibility.ProtectedAndInternal => MapAccess.ProtectedInternal,
            _ => MapAccess.Private,
        };

    private static MapSymbolFlags Flags(ISymbol symbol)
    {
        var flags = MapSymbolFlags.None;
        void Set(bool condition, MapSymbolFlags flag) => flags |= condition ? flag : MapSymbolFlags.None;

        Set(symbol.IsStatic, MapSymbolFlags.Static);
        Set(symbol.IsAbstract, MapSymbolFlags.Abstract);
        Set(symbol.IsVirtual, MapSymbolFlags.Virtual);
        Set(symbol.IsOverride, MapSymbolFlags.Override);
        Set(symbol.IsSealed, MapSymbolFlags.Sealed);
        Set(symbol.IsImplicitlyDeclared, MapSymbolFlags.Implicit);
        Set(symbol is IMethodSymbol { IsAsync: true }, MapSymbolFlags.Async);
        Set(symbol is IFieldSymbol { IsReadOnly: true } or IPropertySymbol { IsReadOnly: true }, MapSymbolFlags.ReadOnly);
        Set(symbol is INamedTypeSymbol { DeclaringSyntaxReferences.Length: > 1 }, MapSymbolFlags.Partial);
        Set(
            symbol
                is IMethodSymbol { ExplicitInterfaceImplementations.IsEmpty: false }
                    or IPropertySymbol { ExplicitInterfaceImplementations.IsEmpty: false }
                    or IEventSymbol { ExplicitInterfaceImplementations.IsEmpty: false },
            MapSymbolFlags.Explicit
        );
        foreach (var attribute in symbol.GetAttributes())
        {
            Set(attribute.AttributeClass is { Name: "ObsoleteAttribute" }, MapSymbolFlags.Obsolete);
            Set(symbol is IMethodSymbol && TestMarks.IsTest(attribute.AttributeClass), MapSymbolFlags.Test);
        }

        return flags;
    }
}
