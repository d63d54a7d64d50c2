namespace Shop;

public interface IPriced
{
    decimal GrandTotal { get; }
}

public abstract class Base
{
    public abstract decimal GrandTotal { get; }
}

/// <summary>See <see cref="GrandTotal"/> and <see cref="Base.GrandTotal"/>.</summary>
public class Order : Base, IPriced
{
    public override decimal GrandTotal => 1;

    public string Name => nameof(GrandTotal) + nameof(IPriced.GrandTotal);
}

public class Special : Order
{
    public override decimal GrandTotal => base.GrandTotal + 1;
}

public class Explicit : IPriced
{
    decimal IPriced.GrandTotal => 2;
}

public class Unaware
{
    public decimal GrandTotal => 3;
}

public class Late : Unaware, IPriced;

public class Stranger
{
    public decimal Total => new Order().GrandTotal + ((IPriced)new Explicit()).GrandTotal;
}
