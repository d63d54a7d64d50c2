namespace Shop;

public class Order
{
    private int sum;

    /// <param name="amount">How much; not <paramref name="amount"/> of another overload.</param>
    public void Add(int amount)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(amount, nameof(amount));
        sum += amount;
    }

    public void Add(string amount) => Add(amount: amount.Length);
}

public class Sum(int seed)
{
    public int Next() => seed + 1;

    public static Sum Of() => new(seed: 3);
}
