using Shop.Core;
using Shop.Orders;
using Shop.Orders.Payments;
using Shop.Orders.Shipping;
using Shop.Storage;

namespace Shop.Tests;

public sealed class OrderServiceTests
{
    private readonly MemoryOrderStore _store = new();
    private readonly Stock _stock = new();
    private readonly HouseBank _bank = new(Money.Euro(500m));
    private readonly EventBus _events = new();
    private readonly OrderService _service;

    public OrderServiceTests()
    {
        _service = new OrderService(_store, _stock, _bank, new ParcelCarrier(new FixedClock(Given.Noon)), _events);
        _stock.Receive(Given.Mug.Sku, 5);
        _stock.Receive(Given.Kettle.Sku, 5);
    }

    [Fact]
    public async Task Placing_reserves_and_adds_shipping()
    {
        var order = await _service.PlaceAsync(Given.Order(Given.Mug), reserve: true, Given.Cancellation);
        Assert.Equal((4, Money.Euro(3.90m), Money.Euro(15.80m)), (_stock.Available(Given.Mug.Sku), order.Shipping, order.Total));
    }

    [Fact]
    public async Task Placing_is_announced_with_the_total()
    {
        var announced = new List<Money>();
        _events.Subscribe<OrderPlaced>(placed =>
        {
            announced.Add(placed.Total);
            return Task.CompletedTask;
        });
        var order = await _service.PlaceAsync(Given.Order(Given.Kettle), reserve: true, Given.Cancellation);
        Assert.Equal([order.Total], announced);
    }

    [Fact]
    public async Task What_is_not_in_stock_is_not_sold()
    {
        var order = Given.Order();
        order.Add(Given.Mug, 6);
        var thrown = await Assert.ThrowsAsync<OrderException>(() => _service.PlaceAsync(order, reserve: true, Given.Cancellation));
        Assert.Equal("lacks MUG-0001", thrown.Reason);
    }

    [Fact]
    public async Task A_payment_over_the_limit_is_declined()
    {
        var order = Given.Order();
        order.Add(Given.Kettle, 5);
        await _service.PlaceAsync(order, reserve: true, Given.Cancellation);
        var receipt = await _service.PayAsync(order.Id, PaymentMethod.Card, Given.Cancellation);
        Assert.Equal((true, OrderStatus.Placed, Money.Zero), (receipt.Declined, order.Status, _bank.Balance));
    }

    [Fact]
    public async Task A_paid_order_is_shipped()
    {
        var order = await _service.PlaceAsync(Given.Order(Given.Kettle), reserve: true, Given.Cancellation);
        await _service.PayAsync(order.Id, PaymentMethod.Card, Given.Cancellation);
        var shipment = await _service.ShipAsync(order.Id, Given.Cancellation);
        Assert.Equal(new Shipment("Parcel", "20260302001", Given.Home, 2000), shipment);
    }

    [Fact]
    public async Task Cancelling_a_paid_order_gives_the_money_back()
    {
        var order = await _service.PlaceAsync(Given.Order(Given.Kettle), reserve: true, Given.Cancellation);
        await _service.PayAsync(order.Id, PaymentMethod.Card, Given.Cancellation);
        await _service.CancelAsync(order.Id, Given.Cancellation);
        Assert.Equal((Money.Zero, 5), (_bank.Balance, _stock.Available(Given.Kettle.Sku)));
    }

    [Fact]
    public async Task A_return_is_refunded_without_shipping()
    {
        var order = await _service.PlaceAsync(Given.Order(Given.Mug), reserve: true, Given.Cancellation);
        await _service.PayAsync(order.Id, PaymentMethod.Card, Given.Cancellation);
        await _service.ShipAsync(order.Id, Given.Cancellation);
        var returns = new Returns(_store, _bank, _events, new FixedClock(Given.Noon.AddDays(10)));
        Assert.Equal(Money.Euro(11.90m), await returns.AcceptAsync(order.Id, Given.Cancellation));
    }

    [Fact]
    public void An_order_over_the_limit_is_found()
    {
        var order = Given.Order();
        order.Add(Given.Kettle, 500);
        Assert.Equal(["Total is over the limit of 50000.00 EUR"], new OrderValidator().Validate(order).Select(f => f.Replace(nameof(Order.Total), "Total")));
    }
}
