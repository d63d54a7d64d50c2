namespace Sample
{
    public class Meter
    {
#if NET
        public int Count { get; set; }
#else
        public int Count => 3;
#endif

        public int Twice(Scale scale) => Count * scale.Factor;
    }
}
