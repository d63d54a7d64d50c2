namespace Shop;

/// <param name="Cost">What it costs.</param>
public record Line(string Name, decimal Cost)
{
    public decimal Twice => Cost * 2;
}

public static class Users
{
    public static string Use()
    {
        var line = new Line("a", Cost: 3);
        var (name, price) = line;
        var copy = line with { Cost = price + 1 };
        // What an anonymous type or a tuple offers keeps its name.
        var anonymous = new { line.Name, Price = line.Cost };
        var tuple = (Price: line.Cost, 1);
        return copy is { Cost: > 3 } ? $"{name}{anonymous.Price}{tuple.Price}" : $"{copy.Cost}";
    }
}
