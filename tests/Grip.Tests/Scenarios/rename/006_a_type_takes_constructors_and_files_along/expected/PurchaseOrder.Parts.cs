namespace Shop;

public partial class PurchaseOrder
{
    public static PurchaseOrder operator +(PurchaseOrder left, PurchaseOrder right) => new PurchaseOrder(left.Count + right.Count);
}
