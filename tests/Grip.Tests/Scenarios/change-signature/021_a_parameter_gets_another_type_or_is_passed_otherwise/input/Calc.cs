namespace Sample;

public readonly struct Mark;

/// <summary><see cref="Wide(Dictionary{string, int})"/> and <see cref="Put(Mark, int)"/></summary>
public class Calc
{
    public static int Sum(string text, params int[] values) => values.Length;

    public static int Next(int count) => count + 1;

    public static void Wide(Dictionary<string, int> number) { }

    public static void Set(ref int count) { }

    public virtual void Put(Mark mark, int count) { }

    public void Go()
    {
        Sum("a");
        Sum("a", 1, 2);
        Sum("b", new[] { 1 });
        Sum(values: [1, 2], text: "x");
        var next = 1;
        Next(next);
        Func<int, int> step = Next;
        Set(ref next);
        Wide(new Dictionary<string, int> { ["a"] = step(1) });
        Put(new Mark(), 1);
    }
}

public class Other : Calc
{
    public override void Put(Mark mark, int count) { }
}
