using Shop.Core;

namespace Shop.Orders;

/// <summary>What a visitor has picked so far. It becomes an order when there is a customer.</summary>
public sealed class Cart(Func<Sku, Product?> catalogue)
{
    private readonly Dictionary<Sku, int> _items = [];

    public int Count => _items.Values.Sum();

    public Money Value => _items.Sum(item => (catalogue(item.Key)?.Price ?? Money.Zero) * item.Value);

    public void Put(Sku sku, int quantity = 1)
    {
        if (sku == null)
            throw new ArgumentNullException(nameof(sku));
        if (catalogue(sku) == null)
            throw new KeyNotFoundException(string.Format("{0} {1}", "Unknown product:", sku));
        _items[sku] = _items.GetValueOrDefault(sku) + quantity;
    }

    public void Take(Sku sku) => _items.Remove(sku);

    public Order Checkout(Customer customer, TimeProvider clock)
    {
        if (customer == null)
            throw new ArgumentNullException(nameof(customer));
        var order = new Order(Guid.NewGuid(), customer, clock.GetUtcNow());
        foreach (var (sku, quantity) in _items)
        {
            var product = catalogue(sku);
            if (product != null)
                order.Add(product, quantity);
        }
        if (customer.Tier != CustomerTier.Standard)
            order.Apply(new TierDiscount());
        Journal.Log(string.Format("{0} {1}", customer.Name, order.Total), nameof(Cart));
        return order;
    }
}
