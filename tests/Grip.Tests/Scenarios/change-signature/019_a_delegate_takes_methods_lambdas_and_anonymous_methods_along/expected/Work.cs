namespace Sample;

public delegate int Work(int count, string text, int extra);

public delegate void Handler(in Mark mark, int count);

public readonly struct Mark;

public class Worker
{
    static int Do(int count, string text) => count + text.Length;

    static void On(Mark mark, int count) { }

    static int Run(Work work) => work(3, "z", 3);

    public void Use()
    {
        Work first = (count, text, extra) => Do(count, text);
        Work second = (count, text, extra) => count;
        Work third = delegate(int count, string text, int extra)
        {
            return count;
        };
        Work fourth = delegate
        {
            return 1;
        };
        first(1, "x", 3);
        second.Invoke(2, "y", 3);
        first += (count, text, extra) => Do(count, text);
        Run((count, text, extra) => Do(count, text));
        Run(third + fourth);
        Handler handler = (in Mark mark, int count) => { };
        handler += (in Mark mark, int count) => On(mark, count);
        handler(new Mark(), 1);
    }
}
