namespace Shop;

public sealed record Invoice(Order Order)
{
    public decimal Due => Order.Total;
}
