using System.Linq.Expressions;

namespace Sample;

public sealed class Vector
{
    public static bool operator ==(Vector? left, Vector? right) => ReferenceEquals(left, right);

    public static bool operator !=(Vector? left, Vector? right) => !(left == right);

    public override bool Equals(object? other) => other is Vector vector && vector == this;

    public override int GetHashCode() => 0;
}

public sealed record Point(int X);

public static class Checks
{
    public static bool Text(string? text) => text == null;

    public static bool Either(string? a, object? b) => a == null && (b ?? a) == null /* both */;

    public static bool Nested(object? a) => (a == null) != (a?.ToString() == null);

    public static bool Own(Vector? vector) => vector == null;

    public static bool Generated(Point? point) => point == null;

    public static bool Dynamic(dynamic value) => value == null;

    public static Expression<Func<string?, bool>> Tree() => text => text == null;
}
