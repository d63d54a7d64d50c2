namespace Shop;

/// <summary>An <see cref="Order"/>, see <see cref="Order(int)"/> and <see cref="Shop.Order.Count"/>.</summary>
public partial class Order
{
    public Order() { }

    public Order(int count)
        : this() => Count = count;

    ~Order() { }

    public int Count { get; }

    public static Order Empty { get; } = new();
}
