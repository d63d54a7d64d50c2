#nullable disable

namespace Sample;

public class Old : Log
{
    public override void Write(string text, Func<string, int?> map) => Console.WriteLine(text);
}
