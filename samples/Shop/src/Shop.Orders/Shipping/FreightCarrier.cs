using Shop.Core;

namespace Shop.Orders.Shipping;

/// <summary>For what no parcel can take. Insured at one per cent of the order's value.</summary>
public sealed class FreightCarrier : ICarrier
{
    public string Name => "Freight";

    public Money PriceFor(Order order)
    {
        if (order == null)
            throw new ArgumentNullException(nameof(order));
        var insurance = (order.Total * 0.01m).Rounded();
        return Money.Euro(49m) + insurance;
    }

    public Task<Shipment> PickUpAsync(Order order, Address address, CancellationToken cancellation)
    {
        if (order == null)
            throw new ArgumentNullException(nameof(order));
        cancellation.ThrowIfCancellationRequested();
        return Task.FromResult(new Shipment(Name, order.Id.ToString("N"), address, order.Lines.Sum(line => line.WeightInGrams)));
    }
}
