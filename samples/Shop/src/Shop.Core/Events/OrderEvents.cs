namespace Shop.Core;

public interface IDomainEvent
{
    Guid OrderId { get; }
}

public sealed record OrderStatusChanged(Guid OrderId, OrderStatus From, OrderStatus To) : IDomainEvent;

public sealed record OrderPlaced(Guid OrderId, Guid CustomerId, Money Total) : IDomainEvent;

public sealed record OrderPaid(Guid OrderId, Money Amount, string Receipt) : IDomainEvent;

public sealed record OrderShipped(Guid OrderId, string Carrier, string TrackingCode) : IDomainEvent;

public sealed record OrderReturned(Guid OrderId, Money Refund) : IDomainEvent;
