using Ordered = Shop.Order;

namespace Shop;

public class Users
{
    public List<Order> All { get; } = [new Order(1), new Ordered(2), Order.Empty];

    // A member that is called like the type stays.
    public Order Order => (Order)(object)All[0];

    public string Text => typeof(Order).Name + nameof(Order) + nameof(Shop.Order);

    public bool Is(object value) => value is Order { Count: > 1 } or global::Shop.Order;
}
