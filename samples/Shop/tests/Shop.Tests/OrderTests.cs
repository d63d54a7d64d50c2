using Shop.Core;

namespace Shop.Tests;

public sealed class OrderTests
{
    [Fact]
    public void The_total_has_tax_and_shipping()
    {
        var order = Given.Order(Given.Kettle);
        order.Shipping = Money.Euro(5m);
        Assert.Equal(Money.Euro(124m), order.Total);
    }

    [Fact]
    public void The_same_product_twice_is_one_line()
    {
        var order = Given.Order(Given.Mug, Given.Mug);
        Assert.Equal(2, Assert.Single(order.Lines).Quantity);
    }

    [Fact]
    public void A_new_price_does_not_touch_an_order()
    {
        var mug = Given.Mug;
        var order = Given.Order(mug);
        var before = order.Total;
        mug.Reprice(Money.Euro(99m));
        Assert.Equal(before, order.Total);
    }

    [Fact]
    public void Discounts_come_off_one_after_the_other()
    {
        var order = Given.Order(Given.Kettle);
        order.Apply(new PercentDiscount("Spring", 10m));
        order.Apply(new PercentDiscount("Friends", 10m));
        Assert.Equal(Money.Euro(81m), order.Discounted);
    }

    [Fact]
    public void Every_third_piece_is_free()
    {
        var order = Given.Order();
        order.Add(Given.Mug, 7);
        order.Apply(new BulkDiscount(3));
        Assert.Equal(Money.Euro(50m), order.Discounted);
    }

    [Fact]
    public void A_subscription_costs_its_months()
    {
        var order = new SubscriptionOrder(Guid.NewGuid(), Given.Customer(), Given.Noon, months: 12) { TaxRate = 0m };
        order.Add(Given.Mug);
        Assert.Equal((Money.Euro(10m), Money.Euro(120m)), (order.PerMonth, order.Total));
    }

    [Fact]
    public void A_quote_is_priced_like_its_order()
    {
        var order = Given.Order(Given.Mug);
        IPriced quote = new Quote(order, Given.Noon.AddDays(7));
        Assert.Equal(order.Total, quote.Total);
    }

    [Fact]
    public void An_order_says_each_change_of_status()
    {
        var order = Given.Order(Given.Mug);
        var seen = new List<OrderStatus>();
        order.StatusChanged += (_, change) => seen.Add(change.To);
        order.Place();
        order.Pay();
        order.Ship();
        Assert.Equal([OrderStatus.Placed, OrderStatus.Paid, OrderStatus.Shipped], seen);
    }

    [Fact]
    public void A_placed_order_takes_no_more_lines()
    {
        var order = Given.Order(Given.Mug);
        order.Place();
        Assert.Throws<OrderException>(() => order.Add(Given.Kettle));
    }

    [Fact]
    public void A_shipped_order_cannot_be_cancelled()
    {
        var order = Given.Order(Given.Mug);
        order.Place();
        order.Pay();
        order.Ship();
        var thrown = Assert.Throws<OrderException>(order.Cancel);
        Assert.Equal("cannot be cancelled any more, it is Shipped", thrown.Reason);
    }

    [Fact]
    public void A_summary_copies_the_total()
    {
        var order = Given.Order(Given.Kettle);
        Assert.Equal(new OrderSummary(order.Id, "Ada Nielsen", Money.Euro(119m), OrderStatus.Draft), order.Summarize());
    }

    [Fact]
    public void A_gift_card_pays_what_it_can()
    {
        var card = new GiftCard("GIFT", Money.Euro(50m));
        var open = card.Redeem(Given.Order(Given.Kettle));
        Assert.Equal((Money.Euro(69m), Money.Zero), (open, card.Left));
    }
}
