namespace Sample;

/// <summary>See <see cref="Add(int)"/>.</summary>
public class Box
{
    public static Func<int, string, int> Field = Two;

    public int Add(int count) => count;

    static int Two(int count, string text) => count + text.Length;

    public void Run(int count, List<int> list, Box other)
    {
        Func<int, int> first = Add;
        var second = Add;
        var third = (Func<int, int>)Add;
        var sum = list.Select(Add).Sum() + list.Select(other.Add).Sum();
        list.ForEach(number => Add(number));
        Func<int, int> fourth = list.Count > 3 ? Add : first;
        var name = nameof(Add);
        foreach (var box in new[] { other })
            Console.WriteLine(list.Select(box.Add).Count() + sum + count + name.Length + second(1) + third(2) + fourth(3));
    }
}
