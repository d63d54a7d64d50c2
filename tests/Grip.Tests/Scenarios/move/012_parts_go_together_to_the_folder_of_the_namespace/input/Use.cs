using Sample.Orders;

namespace Sample;

public class Use
{
    public Order Order { get; } = new Order();
}
