namespace Two;

public static class B
{
    public static int Value => 1;
}
