namespace Shop;

public interface IPriced
{
    decimal Total { get; }
}

public abstract class Base
{
    public abstract decimal Total { get; }
}

/// <summary>See <see cref="Total"/> and <see cref="Base.Total"/>.</summary>
public class Order : Base, IPriced
{
    public override decimal Total => 1;

    public string Name => nameof(Total) + nameof(IPriced.Total);
}

public class Special : Order
{
    public override decimal Total => base.Total + 1;
}

public class Explicit : IPriced
{
    decimal IPriced.Total => 2;
}

public class Unaware
{
    public decimal Total => 3;
}

public class Late : Unaware, IPriced;

public class Stranger
{
    public decimal Total => new Order().Total + ((IPriced)new Explicit()).Total;
}
