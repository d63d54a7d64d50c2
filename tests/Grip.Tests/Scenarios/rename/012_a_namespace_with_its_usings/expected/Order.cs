namespace Shop.Sales;

public class Order
{
    public Money Total { get; } = new();
}
