namespace Shop.Core;

/// <summary>What a customer buys.</summary>
public class Order
{
    public Money Total { get; set; }
}

public struct Money
{
    public decimal Amount;
}

public class Invoice
{
    public Order Order;
    public Money Sum() => Order.Total;
}
