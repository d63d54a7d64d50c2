namespace Shared
{
    internal static class Linked
    {
#if NET
        public static decimal Of(Shop.Order order) => order.Total;
#endif
    }
}
