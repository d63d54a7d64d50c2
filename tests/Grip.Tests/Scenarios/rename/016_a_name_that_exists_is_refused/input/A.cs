namespace Shop;

public class Order
{
    public decimal Total => 1;
    public int Count;

    public void Add(int amount)
    {
        var other = amount;
        Put(other);
    }

    public void Put(int value) { }
}

public class Bill;
