namespace Sample;

public class Order;

public class Line(Order order)
{
    public Order Order => order;
}
