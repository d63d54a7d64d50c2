using Shop.Sales;
using Shop.Sales.Deep;
using Acme.Parts;
using Alias = Shop.Sales.Order;

namespace Other;

/// <summary><see cref="Shop.Sales.Order"/>, <see cref="Acme.Parts"/>, <see cref="Acme.Parts.Part.Price"/></summary>
public class Users
{
    public Order Order { get; } = new Shop.Sales.Order();

    public Inner Inner { get; } = new global::Shop.Sales.Deep.Inner();

    public Alias Alias { get; } = new();

    public Tool? Tool { get; }

    public Part? Part { get; } = new global::Acme.Parts.Part();
}
