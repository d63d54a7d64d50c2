namespace Sample
{
    public class Meter
    {
#if NET
        public int Number { get; set; }
#else
        public int Number => 3;
#endif

        public int Twice(Ruler scale) => Number * scale.Factor;
    }
}
