#if !NET
namespace Sample
{
    public class Ruler
    {
        public int Factor => 3;
    }
}
#endif
