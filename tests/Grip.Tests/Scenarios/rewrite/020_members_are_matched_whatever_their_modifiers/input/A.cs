namespace Sample;

public class A
{
    private static readonly int Limit = 3;

    internal int count = 3;

    public string Name => "a";

    public int Size { get; set; }

    protected virtual int Rest
    {
        get => count + Limit;
        set { count = value; }
    }

    public override string ToString() => Name;
}
