#nullable disable

namespace Sample;

public class Old : Log
{
    public override void Write(string text) => Console.WriteLine(text);
}
