namespace Shop;

public class Order
{
    private int sum;

    /// <param name="quantity">How much; not <paramref name="quantity"/> of another overload.</param>
    public void Add(int quantity)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(quantity, nameof(quantity));
        sum += quantity;
    }

    public void Add(string amount) => Add(quantity: amount.Length);
}

public class Sum(int start)
{
    public int Next() => start + 1;

    public static Sum Of() => new(start: 3);
}
