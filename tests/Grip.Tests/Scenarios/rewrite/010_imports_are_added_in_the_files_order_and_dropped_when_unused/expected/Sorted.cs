// The licence.

using System.Text;
using Modern.Api;
using Zoo;

namespace Sample
{
    public static class Sorted
    {
        public static int Go(Animal a) => Runner.Start(new StringBuilder().Length);
    }
}

namespace Zoo
{
    public class Animal;
}
