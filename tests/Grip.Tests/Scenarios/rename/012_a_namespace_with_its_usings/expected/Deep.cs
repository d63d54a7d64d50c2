namespace Shop
{
    public class Money;

    namespace Sales
    {
        public class Tool;
    }
}

namespace Shop.Sales.Deep
{
    public class Inner;
}

namespace Shop.Deep
{
    public class Other;
}
