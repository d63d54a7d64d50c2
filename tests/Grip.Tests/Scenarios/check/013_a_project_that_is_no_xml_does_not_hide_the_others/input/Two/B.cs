namespace Two;

public static class B
{
    public static int Value => One.A.Value;
}
