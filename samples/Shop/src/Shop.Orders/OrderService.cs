using Shop.Core;
using Shop.Orders.Payments;
using Shop.Orders.Shipping;

namespace Shop.Orders;

/// <summary>The way of an order from draft to doorstep.</summary>
public sealed class OrderService
{
    private readonly IOrderStore _store;
    private readonly IStock _stock;
    private readonly IPaymentGateway _payments;
    private readonly ICarrier _carrier;
    private readonly EventBus _events;
    private readonly OrderValidator _validator = new();

    public OrderService(IOrderStore store, IStock stock, IPaymentGateway payments, ICarrier carrier, EventBus events)
    {
        if (store == null)
            throw new ArgumentNullException(nameof(store));
        if (stock == null)
            throw new ArgumentNullException(nameof(stock));
        if (payments == null)
            throw new ArgumentNullException(nameof(payments));
        if (carrier == null)
            throw new ArgumentNullException(nameof(carrier));
        if (events == null)
            throw new ArgumentNullException(nameof(events));
        _store = store;
        _stock = stock;
        _payments = payments;
        _carrier = carrier;
        _events = events;
    }

    public async Task<Order> PlaceAsync(Order order, bool reserve, CancellationToken cancellation)
    {
        if (order == null)
            throw new ArgumentNullException(nameof(order));
        var findings = _validator.Validate(order);
        if (findings.Count > 0)
            throw new OrderException(order.Id, string.Join("; ", findings));
        if (reserve)
            Reserve(order);
        order.Shipping = order.NeedsShipping ? _carrier.PriceFor(order) : Money.Zero;
        order.Place();
        await _store.SaveAsync(order, cancellation);
        await _events.PublishAsync(new OrderPlaced(order.Id, order.Customer.Id, order.Total));
        Journal.Log(string.Format("{0} {1}", order.Customer.Name, order.Total), nameof(OrderService));
        return order;
    }

    public async Task<Receipt> PayAsync(Guid id, PaymentMethod method, CancellationToken cancellation)
    {
        var order = await RequireAsync(id, cancellation);
        var receipt = await _payments.ChargeAsync(order.Total, method, cancellation);
        if (receipt.Declined)
        {
            Journal.Log(string.Format("{0} {1}", "declined", order.Total), nameof(OrderService));
            return receipt;
        }
        order.Pay();
        order.Customer.Attach(order);
        await _store.SaveAsync(order, cancellation);
        await _events.PublishAsync(new OrderPaid(order.Id, order.Total, receipt.Number));
        return receipt;
    }

    public async Task<Shipment> ShipAsync(Guid id, CancellationToken cancellation)
    {
        var order = await RequireAsync(id, cancellation);
        var address = order.ShipTo ?? order.Customer.Address;
        if (address == null)
            throw new OrderException(id, "has no address");
        var shipment = await _carrier.PickUpAsync(order, address, cancellation);
        order.Ship();
        await _store.SaveAsync(order, cancellation);
        await _events.PublishAsync(new OrderShipped(order.Id, shipment.Carrier, shipment.TrackingCode));
        return shipment;
    }

    public async Task CancelAsync(Guid id, CancellationToken cancellation)
    {
        var order = await RequireAsync(id, cancellation);
        var paid = order.Status == OrderStatus.Paid;
        order.Cancel();
        foreach (var line in order.Lines)
            _stock.Release(line.Product.Sku, line.Quantity);
        if (paid)
            await _payments.RefundAsync(order.Total, cancellation);
        await _store.SaveAsync(order, cancellation);
    }

    private void Reserve(Order order)
    {
        foreach (var (product, quantity, _) in order.Lines)
        {
            if (product.Kind == ProductKind.Goods && !_stock.TryReserve(product.Sku, quantity))
                throw new OrderException(order.Id, string.Format("{0} {1}", "lacks", product.Sku));
        }
    }

    private async Task<Order> RequireAsync(Guid id, CancellationToken cancellation)
    {
        var order = await _store.FindAsync(id, cancellation);
        if (order == null)
            throw new OrderException(id, "does not exist");
        return order;
    }
}
