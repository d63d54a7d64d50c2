using System.Collections.Immutable;

namespace Grip.Map.Functions.Asking;

/// <summary>One function as the index holds it, with what other files add: prefixes of routes, the file that holds a key.</summary>
/// <param name="Symbol">The full name of who carries it out; null if no symbol does.</param>
/// <param name="Target">The full name of the other end; null if there is none.</param>
/// <param name="Path">Relative to the root, with forward slashes.</param>
/// <param name="Project">The project that compiles the file, the first by path if several do.</param>
/// <param name="FoundBy">As in "symbol" or "name only".</param>
public sealed record FunctionRow(
    FunctionKind Kind,
    string Title,
    string? Symbol,
    string? Target,
    string Path,
    int Line,
    string Project,
    ImmutableArray<FunctionDetail> Details,
    string FoundBy
)
{
    public bool IsCertain => FoundBy == FunctionKinds.Word(Functions.FoundBy.Symbol);

    public string? Detail(string name) => Details.FirstOrDefault(detail => detail.Name == name)?.Value;
}
