using Shop.Core;
using Shop.Orders.Payments;

namespace Shop.Orders;

public sealed class Returns(IOrderStore store, IPaymentGateway payments, EventBus events, TimeProvider clock)
{
    private static readonly TimeSpan Window = TimeSpan.FromDays(30);

    public async Task<Money> AcceptAsync(Guid id, CancellationToken cancellation)
    {
        var order = await store.FindAsync(id, cancellation);
        if (order == null)
            throw new OrderException(id, "does not exist");
        if (clock.GetUtcNow() - order.Created > Window)
            throw new OrderException(id, "is too old to be returned");
        order.Return();
        var refund = RefundFor(order);
        await payments.RefundAsync(refund, cancellation);
        await store.SaveAsync(order, cancellation);
        await events.PublishAsync(new OrderReturned(order.Id, refund));
        return refund;
    }

    /// <summary><see cref="Order.Total"/> without what the carrier has earned already.</summary>
    public static Money RefundFor(Order order)
    {
        if (order == null)
            throw new ArgumentNullException(nameof(order));
        return order.Total - order.Shipping;
    }
}
