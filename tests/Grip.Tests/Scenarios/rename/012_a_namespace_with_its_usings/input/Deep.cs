namespace Shop
{
    public class Money;

    namespace Util
    {
        public class Tool;
    }
}

namespace Shop.Orders.Deep
{
    public class Inner;
}

namespace Shop.Deep
{
    public class Other;
}
