using System.Globalization;

namespace Shop.Core;

/// <summary>An amount in one currency. Amounts of different currencies never mix.</summary>
/// <param name="Amount">In major units, two decimals.</param>
/// <param name="Currency">Three letters, as in ISO 4217.</param>
public readonly record struct Money(decimal Amount, string Currency) : IComparable<Money>
{
    public const string DefaultCurrency = "EUR";

    public static Money Zero => new(0m, DefaultCurrency);

    public bool IsZero => Amount == 0m;

    public bool IsNegative => Amount < 0m;

    public static Money Euro(decimal amount) => new(amount, DefaultCurrency);

    public static Money operator +(Money left, Money right) => new(left.Amount + right.Amount, Same(left, right));

    public static Money operator -(Money left, Money right) => new(left.Amount - right.Amount, Same(left, right));

    public static Money operator -(Money value) => value with { Amount = -value.Amount };

    public static Money operator *(Money value, decimal factor) => new(value.Amount * factor, value.Currency);

    public static Money operator *(Money value, int count) => value * (decimal)count;

    public static bool operator <(Money left, Money right) => left.CompareTo(right) < 0;

    public static bool operator >(Money left, Money right) => left.CompareTo(right) > 0;

    public static bool operator <=(Money left, Money right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Money left, Money right) => left.CompareTo(right) >= 0;

    /// <summary>Rounded to cents, halves away from zero, as invoices want it.</summary>
    public Money Rounded() => this with { Amount = Math.Round(Amount, 2, MidpointRounding.AwayFromZero) };

    public int CompareTo(Money other)
    {
        Same(this, other);
        return Amount.CompareTo(other.Amount);
    }

    public override string ToString() => string.Format(CultureInfo.InvariantCulture, "{0:0.00} {1}", Amount, Currency);

    private static string Same(Money left, Money right)
    {
        if (left.Currency != right.Currency)
            throw new CurrencyMismatchException(left.Currency, right.Currency);
        return left.Currency;
    }
}
