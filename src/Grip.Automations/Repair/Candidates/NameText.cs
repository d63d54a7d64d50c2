using System.Collections.Immutable;
using Grip.Automations.Imports;
using Grip.Core.Text;
using Microsoft.CodeAnalysis;

namespace Grip.Automations.Repair.Candidates;

/// <summary>Writes names of types so that they are found at a place.</summary>
internal static class NameText
{
    /// <summary>The type as it is written with its namespace imported: "Outer.Inner", without type arguments.</summary>
    public static string Of(INamedTypeSymbol type) => type.ContainingType is { } outer ? $"{Of(outer)}.{type.Name}" : type.Name;

    public static string Namespace(INamedTypeSymbol type) =>
        type.ContainingNamespace is { IsGlobalNamespace: false } space ? space.ToDisplayString() : "";

    public static string Full(INamedTypeSymbol type) => Namespace(type) is { Length: > 0 } space ? $"{space}.{Of(type)}" : Of(type);

    /// <summary>The edit that imports a namespace at the site; none if it is in scope there.</summary>
    public static IEnumerable<TextEdit> Import(RepairSite site, string space)
    {
        var position = site.Error.Location.SourceSpan.Start;
        return space.Length == 0 || ImportScope.Sees(site.Model, position, space, site.Cancellation)
            ? []
            : UsingEdits.Insertions(site.Root, site.Text, [space], position);
    }

    public static ImmutableArray<TextEdit> ImportFor(RepairSite site, ISymbol symbol) =>
        [.. Import(site, Namespace(symbol as INamedTypeSymbol ?? symbol.ContainingType))];
}
