namespace Sample;

file static class Local
{
    public static int One => 1;
}

public class Second
{
    public int Number => Local.One;
}
