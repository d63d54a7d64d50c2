using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Grip.Map.Functions;

/// <param name="Name">As in "route", "verb", "lifetime": lower case, words parted by a space.</param>
public sealed record FunctionDetail(string Name, string Value);

/// <summary>One function as found in one file of one compilation; symbols are those of that compilation.</summary>
public sealed record FoundFunction
{
    public required FunctionKind Kind { get; init; }

    /// <summary>One line for people, as in "GET /orders/{id}".</summary>
    public required string Title { get; init; }

    /// <summary>Who carries it out; for a registration the service; null if no symbol of its own does.</summary>
    public required ISymbol? Symbol { get; init; }

    /// <summary>The other end of a connection that no reference shows: the implementation of a service, the message of a handler, what reflection reaches.</summary>
    public ISymbol? Target { get; init; }

    /// <summary>From 1, in the file that was searched.</summary>
    public required int Line { get; init; }
    public required FoundBy FoundBy { get; init; }

    /// <summary>In a fixed order for each kind.</summary>
    public ImmutableArray<FunctionDetail> Details { get; init; } = [];
}
