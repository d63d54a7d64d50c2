namespace Sample;

public class Log
{
    public void Write(string text)
    {
    }

    public void Run() => Write("a");
}
