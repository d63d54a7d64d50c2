namespace Sample.Sales;

public class Order
{
    public Sample.Orders.Money Price { get; set; } = new();
}
