public interface IPriced
{
    int Price { get; }
}

public partial class Order : IPriced
{
    public Order(int number) => Number = number;
}
