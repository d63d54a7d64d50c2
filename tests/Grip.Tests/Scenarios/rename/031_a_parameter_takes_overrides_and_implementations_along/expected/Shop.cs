namespace Sample;

public interface IShop
{
    void Buy(int number, string what);
}

public abstract class Base
{
    /// <param name="amount">how many</param>
    public virtual void Run(int amount) { }
}

public class Derived : Base, IShop
{
    public override void Run(int amount) => Console.WriteLine(amount);

    void IShop.Buy(int number, string name) => Run(amount: number);
}

public class Other : IShop
{
    public void Buy(int pieces, string what) => Console.WriteLine(pieces);
}

public class Call
{
    public static void All(IShop shop, Derived derived, Base basis, Other other)
    {
        shop.Buy(number: 1, what: "");
        basis.Run(amount: 2);
        derived.Run(amount: 3);
        other.Buy(pieces: 4, what: "");
    }
}
