namespace Sample;

public class Log
{
    public void Write(string text)
    {
    }

    public void Run()
    {
        Write("a");
        new List<string>().ForEach(Write);
        var name = nameof(Write);
    }
}

public class Bag : List<int>, IDisposable
{
    public void Add(int first, int second)
    {
    }

    public void Dispose()
    {
    }

    public static Bag Make() => new() { { 1, 2 } };
}
