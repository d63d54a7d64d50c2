using Shop.Core;

namespace Shop.Orders.Shipping;

public interface ICarrier
{
    string Name { get; }

    Money PriceFor(Order order);

    Task<Shipment> PickUpAsync(Order order, Address address, CancellationToken cancellation);
}
