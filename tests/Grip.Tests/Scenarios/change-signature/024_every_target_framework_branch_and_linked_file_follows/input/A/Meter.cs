namespace Sample;

public class Meter
{
#if NET
    public int Read(int count) => count;
#else
    public int Read(int count) => count + 1;
#endif

    public int Twice()
    {
#if NET
        return Read(1) + Shared.Young();
#elif NETSTANDARD
        return Read(2) * Shared.Old();
#else
        return Read(3);
#endif
    }
}
