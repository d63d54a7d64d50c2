namespace Shop;

public sealed class MarkedAttribute(string text) : Attribute
{
    public string Text => text;

    public int Level { get; set; }
}

[Marked("a")]
public class First;

[MarkedAttribute("b", Level = 2), Obsolete]
public class Second
{
    [return: Shop.Marked("c")]
    public MarkedAttribute? Of() => null;
}
