namespace Lib;

public class Store
{
    public string Load(string key) => key;

    public void Save(string key, string value) { }
}
