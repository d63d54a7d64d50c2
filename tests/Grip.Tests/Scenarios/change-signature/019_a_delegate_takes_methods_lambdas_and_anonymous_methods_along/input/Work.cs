namespace Sample;

public delegate int Work(int count, string text);

public delegate void Handler(Mark mark, int count);

public readonly struct Mark;

public class Worker
{
    static int Do(int count, string text) => count + text.Length;

    static void On(Mark mark, int count) { }

    static int Run(Work work) => work(3, "z");

    public void Use()
    {
        Work first = Do;
        Work second = (count, text) => count;
        Work third = delegate(int count, string text)
        {
            return count;
        };
        Work fourth = delegate
        {
            return 1;
        };
        first(1, "x");
        second.Invoke(2, "y");
        first += Do;
        Run(Do);
        Run(third + fourth);
        Handler handler = (mark, count) => { };
        handler += On;
        handler(new Mark(), 1);
    }
}
