using Lib;

namespace App;

public static class Program
{
    public static async Task Main()
    {
        var notes = new Notes(new Store());
        await notes.Copy("a", "b");
        Console.WriteLine(await notes.First());
    }
}
