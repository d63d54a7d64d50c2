namespace Shop;

public class Order
{
    private int count;

    public void Add(int amount) => count += amount;

    public int Twice() => count * 2;
}

public static class Extensions
{
    public static int Double(this Order order) => order.Twice();

    public static int Use(Order order) => order.Double();
}

public class Users
{
    private int Length => 3;

    public int Run()
    {
        var local = 1;
        return local + Length;
    }
}
