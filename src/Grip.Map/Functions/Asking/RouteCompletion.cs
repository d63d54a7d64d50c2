using System.Collections.Immutable;
using Grip.Map.Functions.Finders;

namespace Grip.Map.Functions.Asking;

/// <summary>Puts the prefixes before routes that a method maps on its parameter: those that its callers pass, also through several methods.</summary>
internal sealed class RouteCompletion(IEnumerable<FunctionRow> groups)
{
    /// <summary>Methods that map each other's endpoints in a circle end here.</summary>
    private const int MaximalDepth = 8;

    private readonly ILookup<string, FunctionRow> calls = groups.ToLookup(group => group.Detail("maps") ?? "", StringComparer.Ordinal);

    public ImmutableArray<FunctionRow> Complete(IEnumerable<FunctionRow> rows) => [.. rows.SelectMany(Complete)];

    private IEnumerable<FunctionRow> Complete(FunctionRow row)
    {
        if (row.Kind != FunctionKind.Endpoint || row.Detail("mapped by") is not { } method || row.Detail("route") is not { } route)
            return [row];
        var prefixes = Prefixes(method, 0).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        return prefixes.Length == 0 ? [row] : prefixes.Select(prefix => With(row, RouteTemplates.Joined(prefix, route)));
    }

    private IEnumerable<string> Prefixes(string method, int depth)
    {
        if (depth == MaximalDepth)
            return [];
        return calls[method]
            .SelectMany(call =>
            {
                var own = call.Detail("prefix") ?? "";
                var outer = call.Detail("mapped by") is { } by ? Prefixes(by, depth + 1).ToArray() : [];
                return outer.Length == 0 ? [own] : outer.Select(prefix => prefix + own);
            });
    }

    private static FunctionRow With(FunctionRow row, string route) =>
        row with
        {
            Title = $"{row.Detail("verb")} {route}",
            Details = [.. row.Details.Select(detail => detail.Name == "route" ? detail with { Value = route } : detail)],
        };
}
