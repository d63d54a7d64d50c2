namespace Sample.Orders
{
    public class Money;
}

namespace Sample.Sales
{
    public class Money;
}
