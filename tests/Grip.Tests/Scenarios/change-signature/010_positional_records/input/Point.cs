namespace Sample;

public record Point(int X, int Y)
{
    public int Sum => X + Y;

    public static int Run(Point point)
    {
        var (x, y) = point with { X = 3 };
        return point is (1, 2) ? x + y : new Point(X: 1, 2).X;
    }
}
