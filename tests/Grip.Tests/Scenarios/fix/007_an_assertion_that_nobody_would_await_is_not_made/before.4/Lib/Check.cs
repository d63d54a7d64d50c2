namespace Lib;

public class Check(Func<Task> action)
{
    public Task ThrowsAsync<T>() => Task.CompletedTask;
}
