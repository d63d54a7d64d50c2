namespace Shop.Core;

public partial class Order
{
    private readonly List<IDiscount> _discounts = [];

    /// <summary>Value added tax, as a fraction.</summary>
    public decimal TaxRate { get; init; } = 0.19m;

    public Money Shipping { get; set; } = Money.Zero;

    public IReadOnlyList<IDiscount> Discounts => _discounts;

    public Money Subtotal => _lines.Select(line => line.Price).Sum();

    public Money Discounted
    {
        get
        {
            var left = Subtotal;
            foreach (var discount in _discounts)
                left -= discount.For(this, left);
            return left.IsNegative ? Money.Zero : left;
        }
    }

    public Money Tax => (Discounted * TaxRate).Rounded();

    /// <inheritdoc />
    /// <remarks><see cref="Discounted"/> with <see cref="Tax"/> and <see cref="Shipping"/>.</remarks>
    public virtual Money Total => (Discounted + Tax + Shipping).Rounded();

    /// <summary>Part of <see cref="Total"/> that one piece stands for.</summary>
    public Money PerPiece => PieceCount == 0 ? Money.Zero : (Total * (1m / PieceCount)).Rounded();

    public void Apply(IDiscount discount)
    {
        if (discount == null)
            throw new ArgumentNullException(nameof(discount));
        Require(OrderStatus.Draft, nameof(Apply));
        _discounts.Add(discount);
    }

    public override string ToString() => string.Format("{0} {1}", Id.ToString("N")[..8], Total);
}
