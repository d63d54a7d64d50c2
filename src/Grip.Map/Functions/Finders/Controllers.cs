using System.Collections.Immutable;
using Grip.Map.Functions.Reading;
using Microsoft.CodeAnalysis;

namespace Grip.Map.Functions.Finders;

/// <summary>A class that MVC takes for a controller, and what its attributes say for all of its actions.</summary>
internal sealed record Controller(
    INamedTypeSymbol Type,
    FoundBy By,
    string Name,
    string? Area,
    ImmutableArray<string> Templates,
    ImmutableArray<INamedTypeSymbol> Bases
)
{
    private static readonly KnownType[] _roots =
    [
        KnownType.Of("Microsoft.AspNetCore.Mvc.ControllerBase"),
        KnownType.Of("Microsoft.AspNetCore.Mvc.Controller"),
        KnownType.Of("System.Web.Http.ApiController"),
        KnownType.Of("System.Web.Mvc.Controller"),
    ];

    private static readonly ImmutableArray<KnownType> _marks =
    [
        KnownType.Of("Microsoft.AspNetCore.Mvc.ApiControllerAttribute"),
        KnownType.Of("Microsoft.AspNetCore.Mvc.ControllerAttribute"),
    ];

    private static readonly KnownType _area = KnownType.Of("Microsoft.AspNetCore.Mvc.AreaAttribute");
    private static readonly KnownType _notController = KnownType.Of("Microsoft.AspNetCore.Mvc.NonControllerAttribute");

    public static ImmutableArray<KnownType> RouteAttributes { get; } =
    [
        KnownType.Of("Microsoft.AspNetCore.Mvc.RouteAttribute"),
        KnownType.Of("System.Web.Http.RouteAttribute"),
        KnownType.Of("System.Web.Http.RoutePrefixAttribute"),
        KnownType.Of("System.Web.Mvc.RouteAttribute"),
        KnownType.Of("System.Web.Mvc.RoutePrefixAttribute"),
    ];

    /// <returns>Null if the class is no controller, or one that others derive from.</returns>
    public static Controller? Of(INamedTypeSymbol type)
    {
        if (type.IsAbstract || type.IsStatic || type.TypeKind != TypeKind.Class)
            return null;
        var chain = Chain(type).ToImmutableArray();
        var by =
            Ancestry.Find(type, _roots)?.By
            ?? chain.SelectMany(level => AttributeUse.On(level, _marks)).Select(mark => (FoundBy?)mark.By).FirstOrDefault();
        if (by is null || chain.Any(level => AttributeUse.On(level, _notController).Any()))
            return null;
        var name =
            type.Name.Length > "Controller".Length && type.Name.EndsWith("Controller", StringComparison.Ordinal)
                ? type.Name[..^"Controller".Length]
                : type.Name;
        var area = chain.SelectMany(level => AttributeUse.On(level, _area)).Select(use => use.FirstText).FirstOrDefault();
        return new Controller(type, by.Value, name, area, Routes(chain), [.. chain.Skip(1)]);
    }

    /// <summary>The nearest class that has routes decides.</summary>
    private static ImmutableArray<string> Routes(ImmutableArray<INamedTypeSymbol> chain) =>
        chain
            .Select(level => AttributeUse.On(level, RouteAttributes).Select(use => use.FirstText).OfType<string>().ToImmutableArray())
            .FirstOrDefault(routes => !routes.IsEmpty, []);

    /// <summary>The type and its bases, up to the framework's own.</summary>
    private static IEnumerable<INamedTypeSymbol> Chain(INamedTypeSymbol type)
    {
        for (var current = type; current is { TypeKind: not TypeKind.Error }; current = current.BaseType)
        {
            if (current.SpecialType == SpecialType.System_Object || _roots.Any(root => root.Recognise(current) is not null))
                yield break;
            yield return current;
        }
    }
}
