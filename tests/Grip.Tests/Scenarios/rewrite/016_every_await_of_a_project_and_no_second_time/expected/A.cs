using System;
using System.Collections.Generic;
using System.Threading;

namespace Sample;

public static class A
{
    public static async System.Threading.Tasks.Task<int> All(
        IAsyncEnumerable<int> numbers,
        IAsyncDisposable thing,
        System.Threading.Tasks.Task<int> task,
        CancellationToken cancellation)
    {
        var sum = await task.ConfigureAwait(false) + await task.ConfigureAwait(false);
        await foreach (var number in numbers.ConfigureAwait(false)) // each
            sum += number;
        await foreach (var number in numbers.WithCancellation(cancellation).ConfigureAwait(false)) { sum -= number; }
        await using (thing.ConfigureAwait(false)) { }
        await using var held = thing;
        await System.Threading.Tasks.Task.Yield();
        return sum;
    }
}
