namespace Sample;

public interface IShape
{
    /// <summary>Scales, see <see cref="Scale(double, int)"/>.</summary>
    /// <param name="factor">How much; <paramref name="factor"/> is above 0.</param>
    /// <param name="digits">How exactly.</param>
    double Scale(double factor, int digits);
}

public class Square : IShape
{
    public virtual double Scale(double factor, int digits) => Math.Round(factor, digits);
}

public class Special : Square
{
    public override double Scale(double factor, int digits)
    {
        return base.Scale(factor, digits) + factor;
    }
}

public class Hidden : IShape
{
    double IShape.Scale(double x, int y) => x + y;
}
