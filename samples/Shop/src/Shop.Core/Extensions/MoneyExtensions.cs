namespace Shop.Core;

public static class MoneyExtensions
{
    public static Money Sum(this IEnumerable<Money> amounts)
    {
        if (amounts == null)
            throw new ArgumentNullException(nameof(amounts));
        return amounts.Aggregate(Money.Zero, (sum, amount) => sum + amount);
    }

    public static Money Sum<T>(this IEnumerable<T> items, Func<T, Money> amount) => items.Select(amount).Sum();

    public static Money Share(this Money amount, int parts) => (amount * (1m / parts)).Rounded();
}
