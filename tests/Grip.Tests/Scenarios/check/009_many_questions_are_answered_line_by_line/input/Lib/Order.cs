namespace Lib;

public class Order
{
    public decimal Total { get; set; }
}
