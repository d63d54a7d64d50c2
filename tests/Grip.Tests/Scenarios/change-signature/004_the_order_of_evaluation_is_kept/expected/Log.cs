namespace Sample;

public static class Log
{
    private static int count;

    public static int Next() => ++count;

    public static void Write(string text, int level)
    {
    }

    public static void Run(string message)
    {
        Write(message, 1);
        Write(level: Next(), text: "a" + Next());
        Write(message, count);
        Write("plain", Next());
        Write(text: "named", level: 2);
    }
}
