using Shop.Core;

namespace Shop.Orders.Payments;

/// <summary>Books on an account of ours; a charge over the limit is declined.</summary>
public sealed class HouseBank(Money limit) : IPaymentGateway
{
    private int _number;

    public Money Balance { get; private set; } = Money.Zero;

    public Task<Receipt> ChargeAsync(Money amount, PaymentMethod method, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        if (amount > limit && method != PaymentMethod.Transfer)
            return Task.FromResult(Receipt.Refusal(amount, method));
        Balance += amount;
        var number = string.Format("{0}-{1:0000}", method.ToString()[0], ++_number);
        return Task.FromResult(new Receipt(number, amount, method, Declined: false));
    }

    public Task RefundAsync(Money amount, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        Balance -= amount;
        return Task.CompletedTask;
    }

    /// <summary>Charges several bills at once, each for its <see cref="IPriced.Total"/>.</summary>
    public async Task<Money> ChargeAllAsync(IEnumerable<IPriced> bills, PaymentMethod method, CancellationToken cancellation)
    {
        if (bills == null)
            throw new ArgumentNullException(nameof(bills));
        var charged = Money.Zero;
        foreach (var bill in bills)
        {
            var receipt = await ChargeAsync(bill.Total, method, cancellation);
            if (!receipt.Declined)
                charged += receipt.Amount;
        }
        return charged;
    }
}
