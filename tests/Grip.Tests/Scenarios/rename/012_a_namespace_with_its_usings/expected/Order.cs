using Shop;

namespace Acme.Sales.Archive;

public class Order
{
    public Money Total { get; } = new();
}
