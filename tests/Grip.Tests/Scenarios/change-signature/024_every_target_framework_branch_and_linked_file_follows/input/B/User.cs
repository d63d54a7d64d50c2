namespace Sample;

public class User
{
    public int Use(Meter meter) => meter.Read(7) + Shared.Of(4);
}
