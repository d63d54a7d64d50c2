using Shop.Orders;
using Shop.Orders.Deep;
using Shop.Parts;
using Shop.Util;
using Alias = Shop.Orders.Order;

namespace Other;

/// <summary><see cref="Shop.Orders.Order"/>, <see cref="Shop.Parts"/>, <see cref="Shop.Parts.Part.Price"/></summary>
public class Users
{
    public Order Order { get; } = new Shop.Orders.Order();

    public Inner Inner { get; } = new global::Shop.Orders.Deep.Inner();

    public Alias Alias { get; } = new();

    public Tool? Tool { get; }

    public Part? Part { get; } = new global::Shop.Parts.Part();
}
