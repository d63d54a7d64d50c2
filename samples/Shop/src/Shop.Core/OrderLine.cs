namespace Shop.Core;

public sealed class OrderLine
{
    public OrderLine(Product product, int quantity)
    {
        if (product == null)
            throw new ArgumentNullException(nameof(product));
        if (quantity < 1)
            throw new ArgumentOutOfRangeException(nameof(quantity), quantity, "A line has at least one piece.");
        Product = product;
        Quantity = quantity;
        UnitPrice = product.Price;
    }

    public Product Product { get; }

    public int Quantity { get; private set; }

    /// <summary>The price when the line was added; later price changes do not touch it.</summary>
    public Money UnitPrice { get; }

    public Money Price => UnitPrice * Quantity;

    public int WeightInGrams => Product.WeightInGrams * Quantity;

    public void Deconstruct(out Product product, out int quantity, out Money price)
    {
        product = Product;
        quantity = Quantity;
        price = Price;
    }

    internal void Increase(int by) => Quantity += by;
}
