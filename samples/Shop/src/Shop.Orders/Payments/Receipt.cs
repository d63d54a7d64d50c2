using Shop.Core;

namespace Shop.Orders.Payments;

public sealed record Receipt(string Number, Money Amount, PaymentMethod Method, bool Declined)
{
    public static Receipt Refusal(Money amount, PaymentMethod method) => new("", amount, method, Declined: true);
}
