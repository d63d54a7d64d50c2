using Sample.Orders;

namespace Sample.App;

public class Use
{
    public Order Order { get; } = new();

    public Money Money => Order.Price;
}
