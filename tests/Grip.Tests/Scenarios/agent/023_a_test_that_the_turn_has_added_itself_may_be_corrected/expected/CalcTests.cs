using System;

public sealed class FactAttribute : Attribute;

public static class Assert
{
    public static void Equal(int expected, int actual) { }
}

public sealed class CalcTests
{
    [Fact]
    public void Adds() => Assert.Equal(5, Calc.Add(2, 3));
}
