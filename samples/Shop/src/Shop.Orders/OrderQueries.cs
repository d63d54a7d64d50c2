using Shop.Core;

namespace Shop.Orders;

/// <summary>Questions that the back office asks about orders.</summary>
public sealed class OrderQueries(IOrderStore store)
{
    public async Task<IReadOnlyList<OrderSummary>> LatestAsync(int count, CancellationToken cancellation)
    {
        var orders = await store.AllAsync(cancellation);
        return [.. orders.OrderByDescending(order => order.Created).Take(count).Select(order => order.Summarize())];
    }

    public async Task<IReadOnlyList<Order>> LargestAsync(int count, CancellationToken cancellation)
    {
        var orders = await store.AllAsync(cancellation);
        return [.. orders.OrderByDescending(order => order.Total).ThenBy(order => order.Created).Take(count)];
    }

    public async Task<Money> RevenueAsync(DateTimeOffset since, DateTimeOffset until, CancellationToken cancellation)
    {
        var orders = await store.AllAsync(cancellation);
        var sold =
            from order in orders
            where order.Status.Counts() && order.Created >= since && order.Created < until
            select order.Total;
        return sold.Sum();
    }

    public async Task<IReadOnlyDictionary<OrderStatus, Money>> ByStatusAsync(CancellationToken cancellation)
    {
        var orders = await store.AllAsync(cancellation);
        return orders.GroupBy(order => order.Status).ToDictionary(group => group.Key, group => group.TotalOf());
    }

    public async Task<IReadOnlyList<(Customer Customer, Money Spent)>> BestCustomersAsync(int count, CancellationToken cancellation)
    {
        var orders = await store.AllAsync(cancellation);
        return
        [
            .. orders
                .Where(order => order.Status.Counts())
                .GroupBy(order => order.Customer)
                .Select(group => (Customer: group.Key, Spent: group.Sum(order => order.Total)))
                .OrderByDescending(best => best.Spent)
                .Take(count),
        ];
    }

    public async Task<Money> AverageAsync(CancellationToken cancellation)
    {
        var orders = await store.AllAsync(cancellation);
        return orders.Count == 0 ? Money.Zero : orders.TotalOf().Share(orders.Count);
    }
}
