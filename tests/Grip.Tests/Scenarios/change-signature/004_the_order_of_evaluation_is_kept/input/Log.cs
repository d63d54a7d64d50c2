namespace Sample;

public static class Log
{
    private static int count;

    public static int Next() => ++count;

    public static void Write(int level, string text)
    {
    }

    public static void Run(string message)
    {
        Write(1, message);
        Write(Next(), "a" + Next());
        Write(count, message);
        Write(Next(), "plain");
        Write(text: "named", level: 2);
    }
}
