namespace Shop
{
    public class Order
    {
        public decimal Total => 1;
    }

    public static class Calculations
    {
        public static decimal Doubled(this Order order) => order.Total * 2;

        public static decimal Single(Order order) => order.Total;
    }

    public static class Blocks
    {
        extension(Order order)
        {
            public decimal Tripled => order.Total * 3;
        }
    }
}
