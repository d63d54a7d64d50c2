namespace Shop;

public class Order
{
    public decimal Sum => 1;

    public decimal Twice(decimal plus) => Sum * 2 + plus;

    public void Show() => Console.WriteLine(Sum);
}
