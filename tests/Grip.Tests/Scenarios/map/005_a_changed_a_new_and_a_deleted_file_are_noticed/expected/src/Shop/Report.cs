namespace Shop;

public sealed class Report(IPriced priced)
{
    public string Print() => $"{priced.Total}";

    public static decimal Twice(Order order) => order.Total * 2;

    public static Report Of(Order order) => new(order);
}
