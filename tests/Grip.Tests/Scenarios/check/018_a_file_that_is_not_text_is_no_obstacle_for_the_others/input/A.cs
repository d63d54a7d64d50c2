namespace One;

public static class A
{
    public static int Value => 1;
}
