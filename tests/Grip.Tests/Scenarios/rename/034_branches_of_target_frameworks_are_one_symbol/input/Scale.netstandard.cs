#if !NET
namespace Sample
{
    public class Scale
    {
        public int Factor => 3;
    }
}
#endif
