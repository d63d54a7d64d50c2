namespace Shop.Core;

public sealed class Product
{
    public Product(Sku sku, string name, Money price)
    {
        if (sku == null)
            throw new ArgumentNullException(nameof(sku));
        if (name == null)
            throw new ArgumentNullException(nameof(name));
        if (price.IsNegative)
            throw new ArgumentOutOfRangeException(nameof(price), price, "A price is not negative.");
        Sku = sku;
        Name = name;
        Price = price;
    }

    public Sku Sku { get; }

    public string Name { get; }

    public Money Price { get; private set; }

    public ProductKind Kind { get; init; } = ProductKind.Goods;

    public int WeightInGrams { get; init; }

    public bool NeedsShipping => Kind == ProductKind.Goods && WeightInGrams > 0;

    public void Reprice(Money price)
    {
        if (price.IsNegative)
            throw new ArgumentOutOfRangeException(nameof(price), price, "A price is not negative.");
        Journal.Log(string.Format("{0} {1}", Name, price), nameof(Product));
        Price = price;
    }

    public override string ToString() => string.Format("{0} ({1})", Name, Sku);
}
