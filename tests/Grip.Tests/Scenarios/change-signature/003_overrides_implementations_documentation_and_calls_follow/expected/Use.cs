namespace Sample;

public class Use
{
    public double Run(IShape shape, Square? square)
    {
        var name = nameof(IShape.Scale);
        return shape.Scale(
                1, // one
                true,
                2 /* two */
            )
            + (square?.Scale(digits: 1, by: 2, round: true) ?? 0)
            + shape.Scale(shape.Scale(1, true, 2), true, name.Length);
    }
}
