namespace Shop;

public class Order
{
    public void Add(int amount) { }

    public void Add(long amount) => Add((int)amount);

    public void Add(int amount, string name) => Add(amount);

    /// <summary><see cref="Add(int)"/>, <see cref="Add(int, string)"/></summary>
    public void Use(Order other)
    {
        Add(1);
        other.Add(1L);
        other?.Add(2, "b");
        Action<int> group = Add;
        group(3);
    }
}
