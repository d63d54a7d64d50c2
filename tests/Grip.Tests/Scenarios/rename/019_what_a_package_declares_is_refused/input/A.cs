namespace Shop;

public class Order : IDisposable
{
    public Order() { }

    public override string ToString() => "order";

    public void Dispose() => GC.SuppressFinalize(this);
}
