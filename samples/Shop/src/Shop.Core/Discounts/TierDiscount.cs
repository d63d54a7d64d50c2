namespace Shop.Core;

public sealed class TierDiscount : IDiscount
{
    public string Name => "Loyalty";

    public Money For(Order order, Money left)
    {
        if (order == null)
            throw new ArgumentNullException(nameof(order));
        var rate = order.Customer.Tier switch
        {
            CustomerTier.Gold => 0.10m,
            CustomerTier.Silver => 0.05m,
            _ => 0m,
        };
        return (left * rate).Rounded();
    }
}
