namespace Sample;

public delegate int Compute(int left, int right, int third);

public class Use
{
    private readonly Compute add = (left, right, third) => left + right;
    private readonly Compute first = delegate(int left, int right, int third)
    {
        return left;
    };

    public event Compute? Asked;

    public int Run() => add(1, 2, 9) + first.Invoke(3, 4, 9) + (Asked?.Invoke(5, 6, 9) ?? 0);
}
