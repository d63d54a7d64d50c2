using Shop.Core;

namespace Shop.Orders.Shipping;

/// <summary>By weight; free from a certain order value on.</summary>
public sealed class ParcelCarrier(TimeProvider clock) : ICarrier
{
    private static readonly Money FreeFrom = Money.Euro(80m);
    private int _parcels;

    public string Name => "Parcel";

    public Money PriceFor(Order order)
    {
        if (order == null)
            throw new ArgumentNullException(nameof(order));
        if (order.Total >= FreeFrom)
            return Money.Zero;
        return order.Lines.Sum(line => line.WeightInGrams) switch
        {
            <= 500 => Money.Euro(3.90m),
            <= 5000 => Money.Euro(5.90m),
            _ => Money.Euro(11.90m),
        };
    }

    public async Task<Shipment> PickUpAsync(Order order, Address address, CancellationToken cancellation)
    {
        if (order == null)
            throw new ArgumentNullException(nameof(order));
        if (address == null)
            throw new ArgumentNullException(nameof(address));
        await Task.Yield();
        cancellation.ThrowIfCancellationRequested();
        var code = string.Format("{0:yyyyMMdd}{1:000}", clock.GetUtcNow(), ++_parcels);
        Journal.Log(string.Format("{0} {1}", code, address.OnOneLine()), nameof(ParcelCarrier));
        return new Shipment(Name, code, address, order.Lines.Sum(line => line.WeightInGrams));
    }
}
