namespace Sample;

public static class A
{
    public static bool Go(object? value, Action? action)
    {
        Console.WriteLine(value);
        return value is null || action == null;
    }
}
