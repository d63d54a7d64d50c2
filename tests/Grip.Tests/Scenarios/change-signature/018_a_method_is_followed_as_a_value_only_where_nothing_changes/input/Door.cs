using System.Linq.Expressions;

namespace Sample;

public class Door
{
    public event Action<string>? Changed;

    public void Start() => Changed += Opened;

    public void Stop() => Changed -= Opened;

    void Opened(string text) => Changed?.Invoke(text);

    public static void Close(string text) { }

    public Expression<Func<List<string>, Action<string>>> Tree = list => Close;

    public void Lock(string text) { }

    public static Door Next() => new();

    public Action<string> Later() => Next().Lock;
}

public struct Key
{
    public int Turns;

    public void Turn(string text) => Turns++;

    public Action<string> Later() => Turn;
}
