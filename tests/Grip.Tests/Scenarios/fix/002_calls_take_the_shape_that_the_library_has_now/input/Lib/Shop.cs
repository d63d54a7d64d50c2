namespace Lib;

public class Shop
{
    public int Count() => 0;

    public void Sell(string article, int amount, bool silent = false) { }

    public void Move(string from, int shelf) { }

    public Task StoreAsync(string path) => Task.CompletedTask;

    public void Each(Action<string> visit) { }
}
