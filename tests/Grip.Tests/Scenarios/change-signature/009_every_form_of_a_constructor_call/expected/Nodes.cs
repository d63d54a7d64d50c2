namespace Sample;

public class Node(int id, bool leaf, string name)
{
    public Node(int id)
        : this(id, true, "none") { }

    public int Id => id;

    public string Name => name;
}

public class Branch : Node
{
    public Branch()
        : base(1, true, "branch") { }
}

public class Twig(string name) : Node(2, true, name);

[Mark("a", 1)]
[MarkAttribute(level: 2, name: "b", More = true)]
public class Use
{
    private readonly Node first = new(3, true, "first");

    public Node Second { get; } = new Node(4, true, name: "second");

    public Node First => first;
}

[AttributeUsage(AttributeTargets.All, AllowMultiple = true)]
public class MarkAttribute : Attribute
{
    public MarkAttribute(string name, int level)
    {
    }

    public bool More { get; set; }
}

public class Empty
{
    public Empty(int size)
    {
    }
}

public class Full : Empty
{
    public Full(int count) : base(8)
    {
    }
}
