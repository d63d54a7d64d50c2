namespace Shop.Core;

/// <summary>An order that is delivered again every month; <see cref="Total"/> is for the whole term.</summary>
public sealed class SubscriptionOrder : Order
{
    public SubscriptionOrder(Guid id, Customer customer, DateTimeOffset created, int months)
        : base(id, customer, created)
    {
        if (months < 1)
            throw new ArgumentOutOfRangeException(nameof(months), months, "A subscription runs for at least a month.");
        Months = months;
    }

    public int Months { get; }

    public Money PerMonth => base.Total;

    public override Money Total => (base.Total * Months).Rounded();
}
