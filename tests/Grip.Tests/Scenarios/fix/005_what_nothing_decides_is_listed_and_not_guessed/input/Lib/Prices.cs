namespace Lib;

public class Prices
{
    public decimal PriceOf(string article) => 1;

    public decimal DiscountRate { get; set; }
}
