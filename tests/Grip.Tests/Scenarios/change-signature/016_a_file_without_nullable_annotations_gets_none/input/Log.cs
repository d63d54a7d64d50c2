namespace Sample;

public abstract class Log
{
    public abstract void Write(string text);
}
