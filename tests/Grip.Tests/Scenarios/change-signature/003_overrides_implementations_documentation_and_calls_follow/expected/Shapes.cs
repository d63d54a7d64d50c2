namespace Sample;

public interface IShape
{
    /// <summary>Scales, see <see cref="Scale(double, bool, int)"/>.</summary>
    /// <param name="by">How much; <paramref name="by"/> is above 0.</param>
    /// <param name="round"></param>
    /// <param name="digits">How exactly.</param>
    double Scale(double by, bool round, int digits);
}

public class Square : IShape
{
    public virtual double Scale(double by, bool round, int digits) => Math.Round(by, digits);
}

public class Special : Square
{
    public override double Scale(double by, bool round, int digits)
    {
        return base.Scale(by, round, digits) + by;
    }
}

public class Hidden : IShape
{
    double IShape.Scale(double x, bool round, int y) => x + y;
}
