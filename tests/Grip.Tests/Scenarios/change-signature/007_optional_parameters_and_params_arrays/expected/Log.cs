namespace Sample;

public static class Log
{
    public static void Write(int indent, int level, bool deep = false, string text = "x", params int[] rest)
    {
    }

    public static void Run()
    {
        Write(2, 1);
        Write(2, 1, text: "y");
        Write(2, 1, false, "y", 2, 3);
        Write(2, 1, rest: [2]);
    }
}
