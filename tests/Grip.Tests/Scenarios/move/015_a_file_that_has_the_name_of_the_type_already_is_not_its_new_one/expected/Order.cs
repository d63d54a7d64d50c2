using Sample.Sales;

namespace Sample;

public class Line(Order order)
{
    public Order Order => order;
}
