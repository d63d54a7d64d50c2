namespace Lib;

public class Check(Func<Task> action)
{
    public void Throws<T>() { }
}
