namespace Sample.Sales;

public partial class Order
{
    public override string ToString() => Number.ToString();
}
