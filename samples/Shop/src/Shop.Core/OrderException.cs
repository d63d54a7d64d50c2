namespace Shop.Core;

public sealed class OrderException(Guid orderId, string reason) : Exception(string.Format("Order {0} {1}.", orderId, reason))
{
    public Guid OrderId { get; } = orderId;

    public string Reason { get; } = reason;
}
