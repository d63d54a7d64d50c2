namespace Shop;

/// <summary><see cref="Order.Total"/></summary>
public class Order
{
    public decimal @Total => 1;

    public decimal Twice => Total + this.Total + new Order().Total + T\u006ftal;
}
