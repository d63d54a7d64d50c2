namespace Sample;

public class Box
{
    public int Width
    {
        get => field;
        set => field = value;
    }

    public required string Title { get; init; }
}

public static class Boxes
{
    extension(Box target)
    {
        public int Bonus => target.Width;

        public void Widen(int by) => target.Width += by;
    }

    public static int Use(Box other)
    {
        other.Widen(1);
        Boxes.Widen(other, 2);
        return other.Bonus + new Box { Title = "a", Width = 2 }.Title.Length;
    }
}

/// <param name="length">how big</param>
public class Prim(int length)
{
    public int Twice { get; } = length * 2;

    public static Prim Make() => new(length: 3);
}

file class Secret;

public class User
{
    public object Make() => new Secret();
}
