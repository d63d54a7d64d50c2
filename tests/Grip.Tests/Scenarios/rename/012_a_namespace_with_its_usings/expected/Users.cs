using Acme.Sales.Archive;
using Acme.Sales.Archive.Deep;
using Shop.Util;
using Alias = Acme.Sales.Archive.Order;

namespace Other;

/// <summary><see cref="Acme.Sales.Archive.Order"/></summary>
public class Users
{
    public Order Order { get; } = new Acme.Sales.Archive.Order();

    public Inner Inner { get; } = new global::Acme.Sales.Archive.Deep.Inner();

    public Alias Alias { get; } = new();

    public Tool? Tool { get; }
}
