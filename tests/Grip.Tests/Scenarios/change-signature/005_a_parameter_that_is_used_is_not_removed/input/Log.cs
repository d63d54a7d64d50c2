namespace Sample;

public class Log
{
    public virtual void Write(int level, string text)
    {
    }
}

public class LoudLog : Log
{
    public override void Write(int level, string text) => Console.WriteLine(level + text);
}
