namespace Sample;

public record Line(string Name, int Count, string? note = null);

public record Pair(Line First, int Size);

public class Use
{
    public static int Go(Line line, List<Line> lines, Pair pair)
    {
        var (name, count, _) = line;
        (string text, int other, _) = line;
        (_, count, _) = line;
        foreach (var (b, a, _) in lines)
            Console.WriteLine(a + b + name + text);
        if (line is (var found, 1, _))
            Console.WriteLine(found);
        if (line is Line("x", var number, _) { Count: > 3 })
            Console.WriteLine(number);
        var ((y, x, _), size) = pair;
        if (pair is ((_, 1, _), > 3))
            Console.WriteLine(y);
        Line made = new(Name: "a", Count: 2);
        return made switch
        {
            (_, 0, _) => x,
            ("b", _, _) => size,
            _ => other,
        };
    }
}
