namespace Sample;

public static class Log
{
    public static void Write(int level, string text = "x", params int[] rest)
    {
    }

    public static void Run()
    {
        Write(1);
        Write(1, "y");
        Write(1, "y", 2, 3);
        Write(1, rest: [2]);
    }
}
