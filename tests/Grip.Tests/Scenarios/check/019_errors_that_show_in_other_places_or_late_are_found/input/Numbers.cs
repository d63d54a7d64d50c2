namespace Sample;

public static class Numbers
{
    public const int One = 1;
}
