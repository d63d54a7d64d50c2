namespace Shop;

/// <summary>Prints an <see cref="Order"/>.</summary>
public sealed class Report(IPriced priced)
{
    public string Print() => $"{nameof(IPriced.Total)}: {priced.Total}";

    public static Report Of(Order order) => new(order);
}
