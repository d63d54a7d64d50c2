namespace Sample.Sales;

public partial class Order
{
    public int Number { get; set; }
}
