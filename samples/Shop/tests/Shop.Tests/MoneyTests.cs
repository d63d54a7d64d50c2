using Shop.Core;

namespace Shop.Tests;

public sealed class MoneyTests
{
    [Fact]
    public void Amounts_of_one_currency_add_up() => Assert.Equal(Money.Euro(3.5m), Money.Euro(1m) + Money.Euro(2.5m));

    [Fact]
    public void Amounts_of_two_currencies_do_not_mix()
    {
        var thrown = Assert.Throws<CurrencyMismatchException>(() => Money.Euro(1m) + new Money(1m, "USD"));
        Assert.Equal(("EUR", "USD"), (thrown.Left, thrown.Right));
    }

    [Theory]
    [InlineData(1.005, 1.01)]
    [InlineData(1.004, 1.00)]
    [InlineData(-1.005, -1.01)]
    public void Halves_are_rounded_away_from_zero(decimal amount, decimal rounded) =>
        Assert.Equal(Money.Euro(rounded), Money.Euro(amount).Rounded());

    [Fact]
    public void An_amount_is_written_with_two_decimals() => Assert.Equal("12.50 EUR", Money.Euro(12.5m).ToString());

    [Fact]
    public void A_share_is_rounded_to_cents() => Assert.Equal(Money.Euro(3.33m), Money.Euro(10m).Share(3));
}
