public static class Waiting
{
    public static async Task<int> All(Task task, Task<int> number, ValueTask<int> value, bool first)
    {
        await task;
        await Task.Yield();
        await number.ConfigureAwait(false);
        await (first ? task : number);
        await Task.WhenAll(task, number)
            // both
            .WaitAsync(TimeSpan.FromSeconds(1));
        return await value + await Task.Run(async () => await number);
    }
}
