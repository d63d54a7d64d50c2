using Shop.Core;
using Shop.Orders;
using Shop.Storage;

namespace Shop.Tests;

public sealed class QueryTests
{
    private readonly MemoryOrderStore _store = new();

    [Fact]
    public async Task The_largest_orders_come_first()
    {
        var (small, large) = (Given.Order(Given.Mug), Given.Order(Given.Course));
        await SaveAsync(small, large);
        var found = await new OrderQueries(_store).LargestAsync(1, Given.Cancellation);
        Assert.Same(large, Assert.Single(found));
    }

    [Fact]
    public async Task Revenue_counts_what_was_placed()
    {
        var (draft, placed) = (Given.Order(Given.Mug), Given.Order(Given.Kettle));
        placed.Place();
        await SaveAsync(draft, placed);
        var revenue = await new OrderQueries(_store).RevenueAsync(Given.Noon, Given.Noon.AddDays(1), Given.Cancellation);
        Assert.Equal(placed.Total, revenue);
    }

    [Fact]
    public async Task The_average_of_nothing_is_nothing() =>
        Assert.Equal(Money.Zero, await new OrderQueries(_store).AverageAsync(Given.Cancellation));

    private async Task SaveAsync(params Order[] orders)
    {
        foreach (var order in orders)
            await _store.SaveAsync(order, Given.Cancellation);
    }
}
