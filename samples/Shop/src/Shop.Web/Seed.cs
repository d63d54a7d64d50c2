using Shop.Core;
using Shop.Storage;

namespace Shop.Web;

internal static class Seed
{
    public static Catalogue Catalogue(Stock stock)
    {
        var catalogue = new Catalogue();
        Add("MUG-0001", "Enamel mug", 12.50m, 320);
        Add("POT-0002", "Tea pot", 48.00m, 1400);
        Add("CUP-0003", "Espresso cup", 9.90m, 150);
        Add("KET-0004", "Kettle", 129.00m, 2100);
        return catalogue;

        void Add(string code, string name, decimal price, int grams)
        {
            var product = new Product(new Sku(code), name, Money.Euro(price)) { WeightInGrams = grams };
            catalogue.Add(product);
            stock.Receive(product.Sku, 25);
        }
    }
}
