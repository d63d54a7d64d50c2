using Shop.Lines;

namespace Shop;

public class Order
{
    public Line First = new();
}
