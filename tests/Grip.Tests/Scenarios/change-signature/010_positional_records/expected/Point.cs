namespace Sample;

public record Point(int Left, int Y)
{
    public int Sum => Left + Y;

    public static int Run(Point point)
    {
        var (x, y) = point with { Left = 3 };
        return point is (1, 2) ? x + y : new Point(Left: 1, 2).Left;
    }
}
