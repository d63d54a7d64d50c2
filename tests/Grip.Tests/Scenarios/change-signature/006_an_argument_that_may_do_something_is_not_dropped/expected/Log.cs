namespace Sample;

public static class Log
{
    public static int Next() => 1;

    public static void Write(int level, string text) => Console.WriteLine(text);

    public static void Read(string text) => Console.WriteLine(text);

    public static void Run()
    {
        Write(Next(), "a");
        Read("a");
        Read(text: "b");
    }
}
