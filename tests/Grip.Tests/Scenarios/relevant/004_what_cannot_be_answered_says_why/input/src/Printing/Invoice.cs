using Shop.Orders;

namespace Shop.Printing;

public sealed class Invoice
{
    public string Print(Order order) => $"To pay: {order.Total()}";
}
