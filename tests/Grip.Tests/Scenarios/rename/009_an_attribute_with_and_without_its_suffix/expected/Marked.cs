namespace Shop;

public sealed class Tag(string text) : Attribute
{
    public string Text => text;

    public int Depth { get; set; }
}

[Tag("a")]
public class First;

[Tag("b", Depth = 2), Obsolete]
public class Second
{
    [return: Shop.Tag("c")]
    public Tag? Of() => null;
}
