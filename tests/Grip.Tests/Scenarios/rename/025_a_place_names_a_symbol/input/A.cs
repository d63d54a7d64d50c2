namespace Shop;

public class Order
{
    public decimal Total => 1;

    public decimal Double(decimal more) => Total * 2 + more;

    public void Show() => Console.WriteLine(Total);
}
