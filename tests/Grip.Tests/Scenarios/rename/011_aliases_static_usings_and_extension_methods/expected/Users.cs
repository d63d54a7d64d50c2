using Shop;
using static Shop.Calculations;
using Tools = Shop.Calculations;

namespace Other;

public class Users
{
    public decimal Sum(Order order) => order.Doubled() + Single(order) + Tools.Doubled(order) + Calculations.Doubled(order) + order.Tripled;

    public Func<decimal> Group(Order order) => order.Doubled;
}
