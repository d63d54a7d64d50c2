public sealed class Order
{
    public decimal GrandTotal { get; init; }
}
