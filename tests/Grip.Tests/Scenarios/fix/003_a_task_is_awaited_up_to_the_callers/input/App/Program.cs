using Lib;

namespace App;

public static class Program
{
    public static void Main()
    {
        var notes = new Notes(new Store());
        notes.Copy("a", "b");
        Console.WriteLine(notes.First());
    }
}
