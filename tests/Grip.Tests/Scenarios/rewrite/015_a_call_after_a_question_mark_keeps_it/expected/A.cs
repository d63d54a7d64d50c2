namespace Sample;

public class Node
{
    public Node? Next { get; set; }

    public int Old(int a) => a;

    public int New(int a) => a;

    public Node Self() => this;
}

public static class Extensions
{
    public static int Twice(this Node node) => 2;
}

public static class A
{
    public static int? Head(Node? n) => n?.New(1);

    public static int? Chain(Node? n) => n?.Next?.New(2) + n?.New(3) + n?.Next!.New(4);

    public static void Statement(Node? n) => n?.New(5);

    public static int? Extension(Node? n) => n?.New(2);

    public static Node? Dropped(Node? n) => n;

    public static Node? DroppedInside(Node? n) => n?.Next;

    public static int? After(int? n) => n?.CompareTo(6);

    public static Node? Property(Node? n) => n?.Next;

    public static void Run(Node? n)
    {
        n?.Next?.New(7);
    }
}
