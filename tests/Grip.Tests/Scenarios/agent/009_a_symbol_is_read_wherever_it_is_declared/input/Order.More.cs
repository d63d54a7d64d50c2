namespace Shop;

public partial class Order
{
    public bool Paid => Total == 0;
}
