namespace Lib;

public class Prices
{
    public decimal NetPriceOf(string article) => 1;

    public decimal GrossPriceOf(string article) => 1;

    public decimal Discount { get; set; }
}
