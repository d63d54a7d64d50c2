namespace Shop.Core;

/// <summary>Money paid now for goods chosen later.</summary>
public sealed class GiftCard : IPriced
{
    public GiftCard(string code, Money value)
    {
        if (code == null)
            throw new ArgumentNullException(nameof(code));
        Code = code;
        Value = value;
        Left = value;
    }

    public string Code { get; }

    public Money Value { get; }

    public Money Left { get; private set; }

    /// <inheritdoc cref="IPriced.Total" />
    public Money Total => Value;

    /// <summary>Takes what it can from the card; answers what is still to be paid.</summary>
    public Money Redeem(IPriced bill)
    {
        if (bill == null)
            throw new ArgumentNullException(nameof(bill));
        var taken = bill.Total < Left ? bill.Total : Left;
        Left -= taken;
        return bill.Total - taken;
    }
}
