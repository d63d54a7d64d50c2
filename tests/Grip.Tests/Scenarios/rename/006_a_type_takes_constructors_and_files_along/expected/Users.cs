using Ordered = Shop.PurchaseOrder;

namespace Shop;

public class Users
{
    public List<PurchaseOrder> All { get; } = [new PurchaseOrder(1), new Ordered(2), PurchaseOrder.Empty];

    // A member that is called like the type stays.
    public PurchaseOrder Order => (PurchaseOrder)(object)All[0];

    public string Text => typeof(PurchaseOrder).Name + nameof(Order) + nameof(Shop.PurchaseOrder);

    public bool Is(object value) => value is PurchaseOrder { Count: > 1 } or global::Shop.PurchaseOrder;
}
