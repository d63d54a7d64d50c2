public sealed class Order
{
    public decimal Total { get; init; }
}
