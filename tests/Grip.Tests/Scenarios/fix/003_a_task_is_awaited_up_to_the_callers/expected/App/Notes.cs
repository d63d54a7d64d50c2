using Lib;

namespace App;

public class Notes(Store store)
{
    public async Task<string> First() => (await store.LoadAsync("first")).Trim();

    public async Task Copy(string from, string to)
    {
        var text = await Read(from);
        await store.SaveAsync(to, text);
    }

    private async Task<string> Read(string key)
    {
        return await store.LoadAsync(key);
    }
}
