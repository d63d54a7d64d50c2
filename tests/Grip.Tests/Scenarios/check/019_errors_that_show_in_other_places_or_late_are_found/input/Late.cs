namespace Sample;

public static class Late
{
    public static async Task<int> RunAsync()
    {
        await Task.Yield();
        return 0;
    }
}
