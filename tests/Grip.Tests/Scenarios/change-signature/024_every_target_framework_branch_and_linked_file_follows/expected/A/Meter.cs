namespace Sample;

public class Meter
{
#if NET
    public int Read(int count, int step) => count;
#else
    public int Read(int count, int step) => count + 1;
#endif

    public int Twice()
    {
#if NET
        return Read(1, 5) + Shared.Young();
#elif NETSTANDARD
        return Read(2, 5) * Shared.Old();
#else
        return Read(3);
#endif
    }
}
