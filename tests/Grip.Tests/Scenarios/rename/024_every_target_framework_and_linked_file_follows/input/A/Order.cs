namespace Shop
{
    internal class Order
    {
        public decimal Total => 1;

#if NETSTANDARD2_0
        public decimal Old => Total;
#elif NET
        public decimal New => Total;
#else
        public decimal Never => Total;
#endif
    }
}
