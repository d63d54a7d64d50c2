namespace Sample;

public class Box
{
    public Item? First => null;
}

public class ItemList;
