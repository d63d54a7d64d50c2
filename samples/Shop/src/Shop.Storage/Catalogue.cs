using Shop.Core;

namespace Shop.Storage;

public sealed class Catalogue
{
    private readonly Dictionary<Sku, Product> _products = [];

    public IReadOnlyCollection<Product> Products => _products.Values;

    public void Add(Product product)
    {
        if (product == null)
            throw new ArgumentNullException(nameof(product));
        _products[product.Sku] = product;
    }

    public Product? Find(Sku sku) => Sku.IsMissing(sku) ? null : _products.GetValueOrDefault(sku);

    public Product? Find(string code) => Sku.TryParse(code, out var sku) && sku != null ? Find(sku) : null;

    public IReadOnlyList<Product> Search(string text)
    {
        if (text == null)
            throw new ArgumentNullException(nameof(text));
        return [.. _products.Values.Where(product => product.Name.Contains(text, StringComparison.OrdinalIgnoreCase))];
    }
}
