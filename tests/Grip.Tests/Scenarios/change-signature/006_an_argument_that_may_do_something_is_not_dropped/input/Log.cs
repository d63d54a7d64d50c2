namespace Sample;

public static class Log
{
    public static int Next() => 1;

    public static void Write(int level, string text) => Console.WriteLine(text);

    public static void Read(int level, string text) => Console.WriteLine(text);

    public static void Run()
    {
        Write(Next(), "a");
        Read(1, "a");
        Read(text: "b", level: 2);
    }
}
