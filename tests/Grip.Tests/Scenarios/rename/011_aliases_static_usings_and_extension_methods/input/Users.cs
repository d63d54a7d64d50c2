using Shop;
using static Shop.OrderExtensions;
using Tools = Shop.OrderExtensions;

namespace Other;

public class Users
{
    public decimal Sum(Order order) => order.Twice() + Once(order) + Tools.Twice(order) + OrderExtensions.Twice(order) + order.Thrice;

    public Func<decimal> Group(Order order) => order.Twice;
}
