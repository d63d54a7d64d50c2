namespace Sample;

public static class B
{
    public static int Go() => System.Math.Max(4, 5);
}
