namespace Shop;

/// <summary>An <see cref="PurchaseOrder"/>, see <see cref="PurchaseOrder(int)"/> and <see cref="Shop.PurchaseOrder.Count"/>.</summary>
public partial class PurchaseOrder
{
    public PurchaseOrder() { }

    public PurchaseOrder(int count)
        : this() => Count = count;

    ~PurchaseOrder() { }

    public int Count { get; }

    public static PurchaseOrder Empty { get; } = new();
}
