// The licence.

using System.Text;
using Legacy;
using Zoo;

namespace Sample
{
    public static class Sorted
    {
        public static int Go(Animal a) => OldApi.Run(new StringBuilder().Length);
    }
}

namespace Zoo
{
    public class Animal;
}
