namespace Sample;

public class User
{
    public int Use(Meter meter) => meter.Read(7, 5) + Shared.Of(4, 10);
}
