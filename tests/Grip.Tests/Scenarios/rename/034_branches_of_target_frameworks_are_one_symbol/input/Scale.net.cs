#if NET
namespace Sample
{
    public class Scale
    {
        public int Factor => 2;
    }
}
#endif
