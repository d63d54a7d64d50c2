namespace Sample.Orders;

public partial class Order
{
    public override string ToString() => Number.ToString();
}
