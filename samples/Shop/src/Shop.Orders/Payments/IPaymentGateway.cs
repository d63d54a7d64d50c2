using Shop.Core;

namespace Shop.Orders.Payments;

public interface IPaymentGateway
{
    Task<Receipt> ChargeAsync(Money amount, PaymentMethod method, CancellationToken cancellation);

    Task RefundAsync(Money amount, CancellationToken cancellation);
}
