namespace Shop.Orders;

public class Order
{
    public Money Total { get; } = new();
}
