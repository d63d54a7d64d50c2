namespace Sample;

public interface IShop
{
    void Buy(int count, string what);
}

public abstract class Base
{
    /// <param name="count">how many</param>
    public virtual void Run(int count) { }
}

public class Derived : Base, IShop
{
    public override void Run(int count) => Console.WriteLine(count);

    void IShop.Buy(int count, string name) => Run(count: count);
}

public class Other : IShop
{
    public void Buy(int pieces, string what) => Console.WriteLine(pieces);
}

public class Call
{
    public static void All(IShop shop, Derived derived, Base basis, Other other)
    {
        shop.Buy(count: 1, what: "");
        basis.Run(count: 2);
        derived.Run(count: 3);
        other.Buy(pieces: 4, what: "");
    }
}
