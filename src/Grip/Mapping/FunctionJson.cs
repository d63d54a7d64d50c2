using System.Collections.Immutable;
using Grip.Map.Functions;
using Grip.Map.Functions.Asking;

namespace Grip.Mapping;

internal sealed record MapCountJson(string Kind, int Count);

/// <param name="FoundBy">symbol: proven by the compiler; shape of the name, text at run time, name only: to be doubted.</param>
internal sealed record MapFunctionJson(
    string Kind,
    string Title,
    string? Symbol,
    string? Target,
    string Path,
    int Line,
    string Project,
    string FoundBy,
    Dictionary<string, string> Details
)
{
    public static MapFunctionJson Of(FunctionRow function) =>
        new(
            FunctionKinds.Word(function.Kind),
            function.Title,
            function.Symbol,
            function.Target,
            function.Path,
            function.Line,
            function.Project,
            function.FoundBy,
            function.Details.DistinctBy(detail => detail.Name).ToDictionary(detail => detail.Name.Replace(' ', '_'), detail => detail.Value)
        );
}

internal sealed record MapFunctionsJson(
    string Type,
    string Command,
    string Status,
    ImmutableArray<MapCountJson> Counts,
    ImmutableArray<MapFunctionJson> Functions,
    ImmutableArray<string> Weaknesses,
    long DurationMs
);
