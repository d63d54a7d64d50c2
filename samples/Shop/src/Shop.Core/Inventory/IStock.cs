namespace Shop.Core;

public interface IStock
{
    int Available(Sku sku);

    bool TryReserve(Sku sku, int quantity);

    void Release(Sku sku, int quantity);
}
