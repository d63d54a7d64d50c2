namespace Sample;

public record Line(int Count, string Name);

public record Pair(Line First, int Size);

public class Use
{
    public static int Go(Line line, List<Line> lines, Pair pair)
    {
        var (count, name) = line;
        (int other, string text) = line;
        (count, _) = line;
        foreach (var (a, b) in lines)
            Console.WriteLine(a + b + name + text);
        if (line is (1, var found))
            Console.WriteLine(found);
        if (line is Line(var number, "x") { Count: > 3 })
            Console.WriteLine(number);
        var ((x, y), size) = pair;
        if (pair is ((1, _), > 3))
            Console.WriteLine(y);
        Line made = new(Name: "a", Count: 2);
        return made switch
        {
            (0, _) => x,
            (_, "b") => size,
            _ => other,
        };
    }
}
