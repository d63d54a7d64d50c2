namespace Sample
{
    public class First;
}

namespace Sample.Two
{
    public class Second
    {
        public First? First { get; set; }
    }
}
