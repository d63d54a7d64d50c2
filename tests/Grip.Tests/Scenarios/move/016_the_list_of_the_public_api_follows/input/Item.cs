namespace Sample;

public class Item
{
    public int Size => 1;

    public static Item Of(int size) => new();
}
