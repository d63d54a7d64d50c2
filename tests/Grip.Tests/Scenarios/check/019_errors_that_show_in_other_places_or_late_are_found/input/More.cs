namespace Sample;

public static class More
{
    public const int Two = Numbers.One + 1;
}
