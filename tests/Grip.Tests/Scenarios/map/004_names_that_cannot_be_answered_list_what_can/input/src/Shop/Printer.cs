namespace Shop;

public sealed class Printer
{
    public string Print() => "";
}
