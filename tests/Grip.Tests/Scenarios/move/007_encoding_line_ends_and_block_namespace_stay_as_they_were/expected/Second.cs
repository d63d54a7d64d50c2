namespace Sample
{
    public class Second
    {
        public string Name => "ä";
    }
}