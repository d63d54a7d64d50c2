namespace Shop.Orders;

/// <summary>What a customer buys.</summary>
public sealed class Order
{
    private readonly List<OrderLine> _lines = [];

    public void Add(OrderLine line) => _lines.Add(line);

    public decimal Total()
    {
        // Rounded once for each line.
        return _lines.Sum(line => Math.Round(line.Price * line.Quantity, 2));
    }
}
