namespace Shop;

public class Order
{
    public void Put(int amount) { }

    public void Put(long amount) => Put((int)amount);

    public void Append(int amount, string name) => Put(amount);

    /// <summary><see cref="Put(int)"/>, <see cref="Append(int, string)"/></summary>
    public void Use(Order other)
    {
        Put(1);
        other.Put(1L);
        other?.Append(2, "b");
        Action<int> group = Put;
        group(3);
    }
}
