namespace Shop.Core;

public sealed class Stock : IStock
{
    private readonly Dictionary<Sku, int> _pieces = [];

    public event Action<Sku>? RanOut;

    public int Available(Sku sku) => _pieces.GetValueOrDefault(sku);

    public void Receive(Sku sku, int quantity)
    {
        if (sku == null)
            throw new ArgumentNullException(nameof(sku));
        _pieces[sku] = Available(sku) + quantity;
        Journal.Log(string.Format("{0} {1}", quantity, sku), nameof(Stock));
    }

    public bool TryReserve(Sku sku, int quantity)
    {
        if (sku == null)
            throw new ArgumentNullException(nameof(sku));
        var available = Available(sku);
        if (available < quantity)
            return false;
        _pieces[sku] = available - quantity;
        if (available == quantity)
            RanOut?.Invoke(sku);
        return true;
    }

    public void Release(Sku sku, int quantity)
    {
        if (sku == null)
            throw new ArgumentNullException(nameof(sku));
        _pieces[sku] = Available(sku) + quantity;
    }
}
