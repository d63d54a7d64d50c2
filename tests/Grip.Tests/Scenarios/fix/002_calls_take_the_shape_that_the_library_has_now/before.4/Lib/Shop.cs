namespace Lib;

public class Shop
{
    public int Count => 0;

    public void Sell(string article, int amount, bool silent) { }

    public void Move(int shelf, string from) { }

    public Task StoreAsync(string path, CancellationToken cancellation) => Task.CompletedTask;

    public void Each(Action<string, int> visit) { }
}
