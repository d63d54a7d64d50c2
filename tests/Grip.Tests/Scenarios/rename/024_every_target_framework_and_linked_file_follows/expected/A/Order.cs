namespace Shop
{
    internal class Order
    {
        public decimal Sum => 1;

#if NETSTANDARD2_0
        public decimal Old => Sum;
#elif NET
        public decimal New => Sum;
#else
        public decimal Never => Total;
#endif
    }
}
