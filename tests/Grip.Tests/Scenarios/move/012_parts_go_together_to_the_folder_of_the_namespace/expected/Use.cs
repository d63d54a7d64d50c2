using Sample.Sales;

namespace Sample;

public class Use
{
    public Order Order { get; } = new Order();
}
