namespace Sample;

public class Node(int id, string name)
{
    public Node(int id)
        : this(id, "none") { }

    public int Id => id;

    public string Name => name;
}

public class Branch : Node
{
    public Branch()
        : base(1, "branch") { }
}

public class Twig(string name) : Node(2, name);

[Mark(1, "a")]
[MarkAttribute(2, name: "b", More = true)]
public class Use
{
    private readonly Node first = new(3, "first");

    public Node Second { get; } = new Node(4, name: "second");

    public Node First => first;
}

[AttributeUsage(AttributeTargets.All, AllowMultiple = true)]
public class MarkAttribute : Attribute
{
    public MarkAttribute(int level, string name)
    {
    }

    public bool More { get; set; }
}

public class Empty
{
    public Empty()
    {
    }
}

public class Full : Empty
{
    public Full(int count)
    {
    }
}
