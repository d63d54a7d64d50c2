namespace Sample;

public class Box
{
    public int Size
    {
        get => field;
        set => field = value;
    }

    public required string Name { get; init; }
}

public static class Boxes
{
    extension(Box box)
    {
        public int Extra => box.Size;

        public void Grow(int by) => box.Size += by;
    }

    public static int Use(Box other)
    {
        other.Grow(1);
        Boxes.Grow(other, 2);
        return other.Extra + new Box { Name = "a", Size = 2 }.Name.Length;
    }
}

/// <param name="size">how big</param>
public class Prim(int size)
{
    public int Twice { get; } = size * 2;

    public static Prim Make() => new(size: 3);
}

file class Local;

public class User
{
    public object Make() => new Local();
}
