namespace Sample;

public readonly struct Mark;

/// <summary><see cref="Wide(IReadOnlyDictionary{string, int})"/> and <see cref="Put(in Mark, int)"/></summary>
public class Calc
{
    public static int Sum(string text, int[] values) => values.Length;

    public static int Next(ref int count) => count + 1;

    public static void Wide(IReadOnlyDictionary<string, int>? number) { }

    public static void Set(int count) { }

    public virtual void Put(in Mark mark, int count) { }

    public void Go()
    {
        Sum("a", new int[0]);
        Sum("a", new int[] { 1, 2 });
        Sum("b", new[] { 1 });
        Sum(values: [1, 2], text: "x");
        var next = 1;
        Next(ref next);
        Func<int, int> step = count => Next(ref count);
        Set(next);
        Wide(new Dictionary<string, int> { ["a"] = step(1) });
        Put(new Mark(), 1);
    }
}

public class Other : Calc
{
    public override void Put(in Mark mark, int count) { }
}
