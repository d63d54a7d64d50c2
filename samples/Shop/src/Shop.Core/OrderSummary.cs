namespace Shop.Core;

/// <param name="Total">A copy of <see cref="Order.Total"/> at the time of asking.</param>
public sealed record OrderSummary(Guid Id, string Customer, Money Total, OrderStatus Status)
{
    public string OnOneLine() => string.Format("{0} {1}", Customer, Total);
}
