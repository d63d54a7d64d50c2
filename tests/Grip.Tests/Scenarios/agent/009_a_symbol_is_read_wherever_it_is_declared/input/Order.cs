namespace Shop;

public partial class Order
{
    /// <summary>What is to be paid.</summary>
    public decimal Total { get; init; }

    public int Lines;
}
