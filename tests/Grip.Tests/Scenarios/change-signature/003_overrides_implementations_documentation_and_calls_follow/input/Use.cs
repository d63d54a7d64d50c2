namespace Sample;

public class Use
{
    public double Run(IShape shape, Square? square)
    {
        var name = nameof(IShape.Scale);
        return shape.Scale(
                1, // one
                2 /* two */
            )
            + (square?.Scale(digits: 1, factor: 2) ?? 0)
            + shape.Scale(shape.Scale(1, 2), name.Length);
    }
}
