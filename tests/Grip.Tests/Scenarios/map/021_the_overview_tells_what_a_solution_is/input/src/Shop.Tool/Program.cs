using Shop.Core;

static class Program
{
    static void Main() => System.Console.WriteLine(new Invoice().Sum().Amount);
}
