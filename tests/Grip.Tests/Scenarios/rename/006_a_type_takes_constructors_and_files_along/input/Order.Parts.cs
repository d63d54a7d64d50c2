namespace Shop;

public partial class Order
{
    public static Order operator +(Order left, Order right) => new Order(left.Count + right.Count);
}
