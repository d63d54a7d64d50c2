namespace Sample;

public record Point(int Left, int Y, int Z)
{
    public int Sum => Left + Y;

    public static int Run(Point point)
    {
        var (x, y, _) = point with { Left = 3 };
        return point is (1, 2, _) ? x + y : new Point(Left: 1, 2, 0).Left;
    }
}
