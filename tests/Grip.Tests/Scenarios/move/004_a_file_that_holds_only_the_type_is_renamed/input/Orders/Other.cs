namespace Sample;

public class Other(Order order)
{
    public Order Order => order;
}
