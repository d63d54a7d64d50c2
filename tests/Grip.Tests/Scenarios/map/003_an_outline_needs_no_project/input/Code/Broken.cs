namespace Shop;

/// <summary>Not finished. It does not compile.</summary>
public sealed record Line(int Count,
    decimal Price) : Missing
{
    private const int Most = 10, Least = 1;

    public decimal Sum { get; } = Count * Price;

    public T Of<T>(T value = default!)
        where T : struct
    {
        return nothing;
    }

    public enum Size { Small, Large }
