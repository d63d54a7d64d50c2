public sealed class Order
{
    public decimal Sum { get; init; }
}
