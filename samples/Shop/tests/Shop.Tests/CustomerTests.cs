using Shop.Core;

namespace Shop.Tests;

public sealed class CustomerTests
{
    [Fact]
    public void Who_has_spent_a_thousand_is_silver()
    {
        var order = Given.Order();
        order.Add(Given.Kettle, 9);
        order.Place();
        order.Customer.Attach(order);
        Assert.Equal((Money.Euro(1071m), CustomerTier.Silver), (order.Customer.Spent, order.Customer.Tier));
    }

    [Fact]
    public void A_cancelled_order_does_not_count()
    {
        var order = Given.Order(Given.Kettle);
        order.Customer.Attach(order);
        order.Place();
        order.Cancel();
        Assert.Equal(Money.Zero, order.Customer.Spent);
    }
}
