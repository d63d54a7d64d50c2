namespace Sample;

public class A
{
    private static readonly sbyte Limit = 3;

    internal int count = 3;

    public long Size { get; set; }

    protected virtual int All
    {
        get => count + Limit;
        set { count = value; }
    }
}
