using System.Collections.Frozen;

namespace Grip.Map.Symbols;

/// <summary>Members that the language calls by their name without the name being written: a file can use them and not mention them.</summary>
public static class PatternMembers
{
    private static readonly FrozenSet<string> Names = new[]
    {
        // foreach
        "GetEnumerator",
        "GetAsyncEnumerator",
        "MoveNext",
        "MoveNextAsync",
        "Current",
        // await
        "GetAwaiter",
        "IsCompleted",
        "GetResult",
        "OnCompleted",
        "UnsafeOnCompleted",
        // using, lock, fixed
        "Dispose",
        "DisposeAsync",
        "EnterScope",
        "GetPinnableReference",
        // patterns, ranges, collection expressions and initializers
        "Deconstruct",
        "Add",
        "Slice",
        "Length",
        "Count",
        "Create",
        // interpolated strings
        "AppendLiteral",
        "AppendFormatted",
        "ToStringAndClear",
        // queries
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
        // delegates
        "Invoke",
    }.ToFrozenSet(StringComparer.Ordinal);

    public static bool Contains(string name) => Names.Contains(name);
}
