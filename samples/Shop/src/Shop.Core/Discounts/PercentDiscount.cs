namespace Shop.Core;

public sealed class PercentDiscount : IDiscount
{
    public PercentDiscount(string name, decimal percent)
    {
        if (name == null)
            throw new ArgumentNullException(nameof(name));
        if (percent is <= 0 or > 100)
            throw new ArgumentOutOfRangeException(nameof(percent), percent, "More than 0, at most 100.");
        Name = name;
        Percent = percent;
    }

    public string Name { get; }

    public decimal Percent { get; }

    public Money For(Order order, Money left) => (left * (Percent / 100m)).Rounded();
}
