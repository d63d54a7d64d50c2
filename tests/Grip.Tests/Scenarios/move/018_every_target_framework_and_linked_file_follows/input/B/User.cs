namespace Sample;

public class User
{
    public int Use(Meter meter) => meter.Twice() + Shared.Of(4);
}
