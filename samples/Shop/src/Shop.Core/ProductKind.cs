namespace Shop.Core;

public enum ProductKind
{
    Goods,
    Download,
    Service,
    GiftCard,
}
