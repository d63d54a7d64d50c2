namespace Shop.Core;

public static class OrderExtensions
{
    private static readonly Money LargeFrom = Money.Euro(500m);

    public static bool Counts(this OrderStatus status) =>
        status is OrderStatus.Placed or OrderStatus.Paid or OrderStatus.Shipped;

    public static bool IsFinal(this OrderStatus status) =>
        status is OrderStatus.Shipped or OrderStatus.Returned or OrderStatus.Cancelled;

    /// <summary>Large by <see cref="Order.Total"/>, not by the number of lines.</summary>
    public static bool IsLarge(this Order order) => order.Total >= LargeFrom;

    public static bool IsFree(this Order order) => order is { Total.IsZero: true };

    public static Money TotalOf(this IEnumerable<Order> orders) => orders.Sum(order => order.Total);

    public static Order? Largest(this IEnumerable<Order> orders) => orders.MaxBy(order => order.Total);

    public static OrderSummary Summarize(this Order order)
    {
        if (order == null)
            throw new ArgumentNullException(nameof(order));
        return new OrderSummary(Id: order.Id, Customer: order.Customer.Name, Total: order.Total, Status: order.Status);
    }
}
