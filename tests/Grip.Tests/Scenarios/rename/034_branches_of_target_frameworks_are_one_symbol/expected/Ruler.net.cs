#if NET
namespace Sample
{
    public class Ruler
    {
        public int Factor => 2;
    }
}
#endif
