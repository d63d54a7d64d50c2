namespace Shop
{
    public class Money;

    namespace Util
    {
        public class Tool;
    }
}

namespace Acme.Sales.Archive.Deep
{
    public class Inner;
}
