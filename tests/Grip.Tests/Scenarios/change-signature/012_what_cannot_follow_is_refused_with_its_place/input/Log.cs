namespace Sample;

public class Log
{
    public void Write(string text)
    {
    }

    public static Log Open() => new();

    public void Run()
    {
        Write("a");
        new List<string>().ForEach(Open().Write);
        var name = nameof(Write);
    }
}

public class Bag : IDisposable
{
    public IEnumerator<int> GetEnumerator() => throw new NotSupportedException();

    public void Dispose()
    {
    }

    public static int Sum(Bag bag)
    {
        var sum = 0;
        foreach (var number in bag)
            sum += number;
        return sum;
    }
}
