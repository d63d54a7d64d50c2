namespace Sample
{
    public class First;

    public class Second
    {
        public First? First { get; set; }
    }
}
