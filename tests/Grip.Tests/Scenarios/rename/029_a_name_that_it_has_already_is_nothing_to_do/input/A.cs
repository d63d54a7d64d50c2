namespace Shop;

public class Order
{
    public decimal Total => 1;
}
