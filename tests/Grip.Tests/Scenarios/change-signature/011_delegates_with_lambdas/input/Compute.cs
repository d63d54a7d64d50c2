namespace Sample;

public delegate int Compute(int left, int right);

public class Use
{
    private readonly Compute add = (left, right) => left + right;
    private readonly Compute first = delegate(int left, int right)
    {
        return left;
    };

    public event Compute? Asked;

    public int Run() => add(1, 2) + first.Invoke(3, 4) + (Asked?.Invoke(5, 6) ?? 0);
}
