namespace Sample.Orders;

public partial class Order
{
    public int Number { get; set; }
}
