using Lib;

namespace App;

public class Bill(Prices prices)
{
    public decimal Tea => prices.PriceOf("tea");

    public decimal Less => prices.DiscountRate;
}
