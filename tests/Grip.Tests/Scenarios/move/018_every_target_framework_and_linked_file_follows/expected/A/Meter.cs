namespace Sample.Parts;

public class Meter
{
    public int Twice()
    {
#if NET
        return Shared.Of(1);
#else
        return Shared.Of(2) + Local();
#endif
    }

#if !NET
    private Meter Own => new Meter();

    private int Local() => Own.Twice();
#endif
}
