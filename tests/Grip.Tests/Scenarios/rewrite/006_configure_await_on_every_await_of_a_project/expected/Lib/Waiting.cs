public static class Waiting
{
    public static async Task<int> All(Task task, Task<int> number, ValueTask<int> value, bool first)
    {
        await task.ConfigureAwait(false);
        await Task.Yield();
        await number.ConfigureAwait(false);
        await (first ? task : number).ConfigureAwait(false);
        await Task.WhenAll(task, number)
            // both
            .WaitAsync(TimeSpan.FromSeconds(1)).ConfigureAwait(false);
        return await value.ConfigureAwait(false) + await Task.Run(async () => await number.ConfigureAwait(false)).ConfigureAwait(false);
    }
}
