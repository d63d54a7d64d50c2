namespace Shop
{
    public class Order
    {
        public decimal Total => 1;

        public string Nmae => "";
    }

    public class Bill
    {
        public decimal Total => 2;
    }
}

namespace Archive
{
    public class Order;
}
