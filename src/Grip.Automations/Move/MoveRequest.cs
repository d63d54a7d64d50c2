namespace Grip.Automations.Move;

/// <summary>What to move, and where to.</summary>
/// <param name="Type">As the user names it: <c>Order</c>, <c>Shop.Orders.Order</c>, <c>src/Order.cs:12</c>.</param>
/// <param name="ToFile">The type gets a file of its own.</param>
/// <param name="Path">That file, full or relative to the root of the solution; null for the type's name in its folder.</param>
/// <param name="Namespace">The type's new namespace; null if it stays where it is.</param>
/// <param name="ToFolder">The file goes to the folder that stands for the new namespace, as the project's other files do.</param>
public sealed record MoveRequest(string Type, bool ToFile, string? Path, string? Namespace, bool ToFolder);
