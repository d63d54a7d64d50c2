namespace Shop;

/// <param name="Price">What it costs.</param>
public record Line(string Name, decimal Price)
{
    public decimal Twice => Price * 2;
}

public static class Users
{
    public static string Use()
    {
        var line = new Line("a", Price: 3);
        var (name, price) = line;
        var copy = line with { Price = price + 1 };
        // What an anonymous type or a tuple offers keeps its name.
        var anonymous = new { line.Name, line.Price };
        var tuple = (line.Price, 1);
        return copy is { Price: > 3 } ? $"{name}{anonymous.Price}{tuple.Price}" : $"{copy.Price}";
    }
}
