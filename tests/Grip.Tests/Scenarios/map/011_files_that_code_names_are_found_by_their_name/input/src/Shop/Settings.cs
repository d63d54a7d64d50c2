namespace Shop;

public static class Settings
{
    public static string Read() => File.ReadAllText("config/shop.json");
}
