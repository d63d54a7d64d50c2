namespace Lib;

public class Order
{
    public decimal GrandTotal { get; set; }
}
