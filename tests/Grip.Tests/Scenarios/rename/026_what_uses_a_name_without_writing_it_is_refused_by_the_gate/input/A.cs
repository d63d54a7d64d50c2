namespace Shop;

public class Order
{
    public void Deconstruct(out int left, out int right) => (left, right) = (1, 2);

    public static int Use(Order order)
    {
        var (left, right) = order;
        return left + right;
    }
}
