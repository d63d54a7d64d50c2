namespace Shop.Core;

/// <summary>Every so many pieces of the same product, one of them is free.</summary>
public sealed class BulkDiscount(int every) : IDiscount
{
    public string Name => string.Format("{0} {1}", every, "for one less");

    public Money For(Order order, Money left)
    {
        if (order == null)
            throw new ArgumentNullException(nameof(order));
        var off = Money.Zero;
        foreach (var line in order.Lines)
            off += line.UnitPrice * (line.Quantity / every);
        return off > left ? left : off;
    }
}
