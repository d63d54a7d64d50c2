namespace Shop.Orders.Payments;

public enum PaymentMethod
{
    Card,
    Transfer,
    Invoice,
}
