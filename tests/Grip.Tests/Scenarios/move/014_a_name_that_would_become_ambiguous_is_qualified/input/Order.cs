namespace Sample.Orders;

public class Order
{
    public Money Price { get; set; } = new();
}
