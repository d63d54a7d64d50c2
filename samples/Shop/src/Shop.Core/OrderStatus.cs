namespace Shop.Core;

public enum OrderStatus
{
    Draft,
    Placed,
    Paid,
    Shipped,
    Returned,
    Cancelled,
}
