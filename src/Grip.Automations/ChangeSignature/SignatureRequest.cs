using System.Collections.Immutable;

namespace Grip.Automations.ChangeSignature;

/// <summary>What is to become of a signature. Several changes are made at once, in this order: remove, rename, type, add, reorder.</summary>
/// <param name="Symbol">As the user names it: <c>Order.Add</c>, <c>Order.Add(int)</c>, <c>Order..ctor(int)</c>, <c>Cart.this[]</c>, <c>src/Order.cs:12:17</c>.</param>
/// <param name="Reorder">All parameters in their new order, or only those that come first; empty keeps the order.</param>
public sealed record SignatureRequest(
    string Symbol,
    ImmutableArray<AddedParameter> Add,
    ImmutableArray<string> Remove,
    ImmutableArray<string> Reorder,
    ImmutableArray<(string Old, string New)> Rename
)
{
    /// <summary>New types of parameters, as typed.</summary>
    public ImmutableArray<(string Name, string Type)> Types { get; init; } = [];

    /// <summary>How parameters are passed from now on: "in", "ref", …, or empty for by value.</summary>
    public ImmutableArray<(string Name, string Modifier)> Modifiers { get; init; } = [];
}

/// <param name="Declaration">Modifiers and type, as in "CancellationToken" or "in Mark".</param>
/// <param name="Default">The default value as written; null if there is none.</param>
/// <param name="Value">What callers pass; null if they rely on the default.</param>
/// <param name="Index">Where it goes, from 0, an extension method's receiver not counted; null: last, but before a params array.</param>
/// <param name="After">The parameter that it follows; null if <paramref name="Index"/> says it, or nothing does.</param>
public sealed record AddedParameter(string Declaration, string Name, string? Default, string? Value, int? Index, string? After);
