using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Grip.Map.Symbols;

/// <summary>How symbols and their places are written for people.</summary>
public static class SymbolText
{
    private static readonly SymbolDisplayFormat Signature = new(
        globalNamespaceStyle: SymbolDisplayGlobalNamespaceStyle.Omitted,
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters,
        memberOptions: SymbolDisplayMemberOptions.IncludeContainingType
            | SymbolDisplayMemberOptions.IncludeParameters
            | SymbolDisplayMemberOptions.IncludeExplicitInterface,
        parameterOptions: SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeParamsRefOut,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes
    );

    /// <summary>As in "Shop.Orders.Order.Add(int, string)": a text that names this symbol and no other.</summary>
    public static string FullName(ISymbol symbol) =>
        symbol switch
        {
            IParameterSymbol
            or ITypeParameterSymbol
            or ILocalSymbol
            or IRangeVariableSymbol
            or ILabelSymbol
            or IMethodSymbol { MethodKind: MethodKind.LocalFunction } when symbol.ContainingSymbol is { } owner =>
                $"{FullName(owner)}.{symbol.Name}",
            _ => symbol.ToDisplayString(Signature),
        };

    /// <summary>As in "class", "property", "extension method".</summary>
    public static string Kind(ISymbol symbol) =>
        symbol switch
        {
            INamespaceSymbol => "namespace",
            INamedTypeSymbol { IsRecord: true, TypeKind: TypeKind.Struct } => "record struct",
            INamedTypeSymbol { IsRecord: true } => "record",
            INamedTypeSymbol type => TypeKindText(type.TypeKind),
            IMethodSymbol { MethodKind: MethodKind.Constructor or MethodKind.StaticConstructor } => "constructor",
            IMethodSymbol { MethodKind: MethodKind.LocalFunction } => "local function",
            IMethodSymbol { IsExtensionMethod: true } => "extension method",
            IMethodSymbol => "method",
            IPropertySymbol { IsIndexer: true } => "indexer",
            IPropertySymbol => "property",
            IFieldSymbol { ContainingType.TypeKind: TypeKind.Enum } => "enum member",
            IFieldSymbol { IsConst: true } => "constant",
            IFieldSymbol => "field",
            IEventSymbol => "event",
            IParameterSymbol => "parameter",
            ITypeParameterSymbol => "type parameter",
            ILocalSymbol => "local",
            IRangeVariableSymbol => "range variable",
            ILabelSymbol => "label",
            IAliasSymbol => "using alias",
            _ => "symbol",
        };

    /// <summary>As in "src/Order.cs:12:17", relative to <paramref name="root"/>, with forward slashes.</summary>
    public static string Place(SyntaxTree tree, int position, string root)
    {
        var line = tree.GetText().Lines.GetLinePosition(position);
        return Place(tree.FilePath, line.Line, line.Character, root);
    }

    /// <param name="line">From 0.</param>
    /// <param name="column">From 0.</param>
    public static string Place(string path, int line, int column, string root) =>
        $"{System.IO.Path.GetRelativePath(root, path).Replace('\\', '/')}:{line + 1}:{column + 1}";

    /// <summary>Where the symbol is declared; the assembly where that is not in source.</summary>
    public static string DeclaredAt(ISymbol symbol, string root)
    {
        var location = NamedSymbol.Of(symbol).Locations.FirstOrDefault(candidate => candidate.IsInSource);
        return location is null
            ? $"in the assembly {symbol.ContainingAssembly?.Name}"
            : Place(location.SourceTree!, location.SourceSpan.Start, root);
    }

    /// <summary>The namespaces and types around a symbol and its own name, outermost first, without the global namespace.</summary>
    public static ImmutableArray<string> Segments(ISymbol symbol)
    {
        var segments = new Stack<string>();
        for (var current = symbol; current is not null; current = current.ContainingSymbol)
        {
            if (current is INamespaceSymbol { IsGlobalNamespace: true })
                break;
            if (current is INamedTypeSymbol or INamespaceSymbol { IsGlobalNamespace: false } || ReferenceEquals(current, symbol))
                if (current.Name.Length > 0)
                    segments.Push(ReferenceEquals(current, symbol) ? NamedSymbol.NameOf(current) : current.Name);
        }

        return [.. segments];
    }

    private static string TypeKindText(TypeKind kind) =>
        kind switch
        {
            TypeKind.Class => "class",
            TypeKind.Struct => "struct",
            TypeKind.Interface => "interface",
            TypeKind.Enum => "enum",
            TypeKind.Delegate => "delegate",
            _ => "type",
        };
}
