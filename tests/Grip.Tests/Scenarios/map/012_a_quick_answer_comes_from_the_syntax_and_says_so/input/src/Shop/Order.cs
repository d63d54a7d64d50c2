namespace Shop;

/// <summary>What somebody <c>buys</c>. It can be priced.</summary>
public sealed class Order : IPriced
{
    public decimal Total { get; private set; }

    public void Add(int count, decimal price) => Total += count * price;

    public void Add(decimal price) => Add(1, price);
}
