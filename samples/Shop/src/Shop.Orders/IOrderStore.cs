using Shop.Core;

namespace Shop.Orders;

/// <summary>Where orders are kept.</summary>
public interface IOrderStore
{
    Task<Order?> FindAsync(Guid id, CancellationToken cancellation);

    Task<IReadOnlyList<Order>> AllAsync(CancellationToken cancellation);

    Task SaveAsync(Order order, CancellationToken cancellation);
}
