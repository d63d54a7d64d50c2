using Grip.Map.Functions.Reading;
using Grip.Map.Symbols;
using Microsoft.CodeAnalysis;

namespace Grip.Map.Functions.Finders;

/// <summary>Calls of the solution's own methods that map endpoints: what they pass as prefix completes routes of other files.</summary>
internal static class RouteGroups
{
    private static readonly KnownType _builder = KnownType.Of("Microsoft.AspNetCore.Routing.IEndpointRouteBuilder");

    public static IEnumerable<FoundFunction> Find(SourceFile file)
    {
        foreach (var call in file.Calls(file.CalledNames.Where(IsLikely)))
        {
            if (call.Method is not { } method || (method.ReducedFrom ?? method).OriginalDefinition is not { } definition)
                continue;
            if (!definition.Locations.Any(location => location.IsInSource))
                continue;
            var position = definition.Parameters.ToList().FindIndex(parameter => Ancestry.Find(parameter.Type, _builder) is not null);
            if (position < 0)
                continue;
            var builder =
                definition.IsExtensionMethod && position == 0 ? call.Target : call.Argument(position, definition.Parameters[position].Name);
            var prefix = RoutePrefix.Of(file, builder);
            yield return new FoundFunction
            {
                Kind = FunctionKind.RouteGroup,
                Title = $"{SymbolText.FullName(definition)} at {(prefix.Route.Length > 0 ? prefix.Route : "/")}",
                Symbol = definition,
                Line = call.Line,
                FoundBy = FoundBy.Symbol,
                Details =
                [
                    new("maps", SymbolText.FullName(definition)),
                    new("prefix", prefix.Route),
                    .. prefix.MappedBy is { } outer ? new[] { new FunctionDetail("mapped by", SymbolText.FullName(outer)) } : [],
                ],
            };
        }
    }

    /// <summary>Methods that map endpoints are called so; it saves binding every call of every file.</summary>
    private static bool IsLikely(string name) =>
        name.Contains("Map", StringComparison.Ordinal)
        || name.Contains("Endpoint", StringComparison.Ordinal)
        || name.Contains("Route", StringComparison.Ordinal)
        || name.Contains("Api", StringComparison.Ordinal);
}
