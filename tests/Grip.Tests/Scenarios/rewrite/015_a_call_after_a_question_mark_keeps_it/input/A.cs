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
    public static int? Head(Node? n) => n?.Old(1);

    public static int? Chain(Node? n) => n?.Next?.Old(2) + n?.Self().Old(3) + n?.Next!.Old(4);

    public static void Statement(Node? n) => n?.Old(5);

    public static int? Extension(Node? n) => n?.Twice();

    public static Node? Dropped(Node? n) => n?.Self();

    public static Node? DroppedInside(Node? n) => n?.Self().Next;

    public static int? After(int? n) => n?.CompareTo(6);

    public static Node? Property(Node? n) => n?.Next;

    public static void Run(Node? n)
    {
        n?.Next?.Old(7);
    }
}
