namespace Shop;

public class Order
{
    public decimal Total => 1;

    public static decimal Zero => 0;

    public Order Add(Order other) => other;
}

public class Orders;
