namespace Shop
{
    public class Order
    {
        public decimal Total => 1;
    }

    public static class OrderExtensions
    {
        public static decimal Twice(this Order order) => order.Total * 2;

        public static decimal Once(Order order) => order.Total;
    }

    public static class Blocks
    {
        extension(Order order)
        {
            public decimal Thrice => order.Total * 3;
        }
    }
}
