using System.Collections.Frozen;

namespace Grip.Map.Symbols;

/// <summary>Members that the language calls without naming them.</summary>
public static class ImplicitNames
{
    private static readonly FrozenSet<string> All = new[]
    {
        "GetEnumerator",
        "GetAsyncEnumerator",
        "MoveNext",
        "MoveNextAsync",
        "Current",
        "GetAwaiter",
        "IsCompleted",
        "GetResult",
        "OnCompleted",
        "Deconstruct",
        "Dispose",
        "DisposeAsync",
        "Add",
        "Slice",
        "Length",
        "Count",
        "GetPinnableReference",
        "AppendLiteral",
        "AppendFormatted",
        "Create",
        "Select",
        "SelectMany",
        "Where",
        "Join",
        "GroupJoin",
        "OrderBy",
        "OrderByDescending",
        "ThenBy",
        "ThenByDescending",
        "GroupBy",
        "Cast",
        "Invoke",
    }.ToFrozenSet();

    public static bool Contains(string name) => All.Contains(name);
}
