namespace Sample;

public static class A
{
    public static int One() => 1;
}
