using System.Text;

namespace Sample
{
    public class First
    {
        public StringBuilder Text { get; } = new();
    }

    public class Second
    {
        public string Name => "ä";
    }
}