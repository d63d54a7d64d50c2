namespace Sample;

public struct Loose
{
    public int X;
}

public readonly struct Mark : IEquatable<Mark>
{
    public int X { get; }

    public static Mark operator +(in Mark left, in Mark right) => left;

    public bool Equals(Mark other) => X == other.X;
}

/// <summary><see cref="Take(in Mark, int)"/></summary>
public abstract class Reader(Mark origin)
{
    protected Reader(in Mark start, in Mark end)
        : this(start) { }

    public abstract void Take(in Mark mark, int count);

    public async Task Later(Mark mark) => await Task.Yield();

    public IEnumerable<int> Many(Mark mark)
    {
        yield return mark.X;
    }

    public Func<int> Keep(Mark mark) => () => mark.X;

    public void Store(Mark mark) => mark = origin;

    public Action<Mark> Value() => Store;

    public Mark Copy(Mark? mark, ref Mark other) => mark ?? other;
}

public class Lines(Mark first) : Reader(first)
{
    public override void Take(in Mark mark, int count) { }

    public Mark Sum(in Mark mark) => mark + mark;
}
