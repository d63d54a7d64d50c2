using System.Collections.Concurrent;
using Shop.Core;
using Shop.Orders;

namespace Shop.Storage;

public sealed class MemoryOrderStore : IOrderStore
{
    private readonly ConcurrentDictionary<Guid, Order> _orders = new();

    public Task<Order?> FindAsync(Guid id, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return Task.FromResult(_orders.GetValueOrDefault(id));
    }

    public Task<IReadOnlyList<Order>> AllAsync(CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return Task.FromResult<IReadOnlyList<Order>>([.. _orders.Values.OrderBy(order => order.Created)]);
    }

    public Task SaveAsync(Order order, CancellationToken cancellation)
    {
        if (order == null)
            throw new ArgumentNullException(nameof(order));
        cancellation.ThrowIfCancellationRequested();
        _orders[order.Id] = order;
        Journal.Log(string.Format("{0} {1}", order.Id, order.Total), nameof(MemoryOrderStore));
        return Task.CompletedTask;
    }
}
