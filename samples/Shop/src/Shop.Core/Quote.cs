namespace Shop.Core;

/// <summary>An offer for an order that nobody has placed yet. It is priced, but only when asked as <see cref="IPriced"/>.</summary>
public sealed class Quote(Order order, DateTimeOffset validUntil) : IPriced
{
    public Order Order { get; } = order;

    public DateTimeOffset ValidUntil { get; } = validUntil;

    Money IPriced.Total => Order.Total;

    public bool IsValid(DateTimeOffset now) => now <= ValidUntil && Order.Status == OrderStatus.Draft;
}
