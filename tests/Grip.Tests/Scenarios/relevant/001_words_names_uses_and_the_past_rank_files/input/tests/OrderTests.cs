using Shop.Orders;

namespace Shop.Tests;

public sealed class OrderTests
{
    [Fact]
    public void An_order_without_lines_costs_nothing() => Assert.Equal(0, new Order().Total());
}
