using System;
using System.Threading.Tasks;

namespace Sample;

public static class A
{
    public static async Task Go(Task[] tasks)
    {
        foreach (var task in tasks)
            await task;
        if (tasks.Length > 1)
            await tasks[0];
        Console.WriteLine(Math.Min(1, 2));
        Console.WriteLine(Math.Max(3, tasks.Length));
    }
}
