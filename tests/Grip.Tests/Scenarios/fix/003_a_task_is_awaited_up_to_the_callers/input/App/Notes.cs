using Lib;

namespace App;

public class Notes(Store store)
{
    public string First() => store.Load("first").Trim();

    public void Copy(string from, string to)
    {
        var text = Read(from);
        store.Save(to, text);
    }

    private string Read(string key)
    {
        return store.Load(key);
    }
}
