namespace Grip.Automations.Rename;

/// <param name="Symbol">As a user names it: "Order.Total", "Shop.Orders", "src/Order.cs:12:17".</param>
/// <param name="NewName">An identifier; for a namespace also a dotted name.</param>
/// <param name="IncludeText">Also change comments, strings, code that no target framework compiles, and other files.</param>
public sealed record RenameRequest(string Symbol, string NewName, bool IncludeText);
