namespace Shop;

/// <summary>Prints an <see cref="Order"/>.</summary>
public sealed class Report(IPriced priced)
{
    public string Print() => $"{priced.Total}";

    public static Report Of(Order order) => new(order);
}
