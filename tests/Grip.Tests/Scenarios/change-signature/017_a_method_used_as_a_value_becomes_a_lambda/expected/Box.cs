namespace Sample;

/// <summary>See <see cref="Add(int, bool)"/>.</summary>
public class Box
{
    public static Func<int, string, int> Field = (count, text) => Two(text, count);

    public int Add(int count, bool gift) => count;

    static int Two(string text, int count) => count + text.Length;

    public void Run(int count, List<int> list, Box other)
    {
        Func<int, int> first = count2 => Add(count2, true);
        var second = (int count2) => Add(count2, true);
        var third = (Func<int, int>)(count2 => Add(count2, true));
        var sum = list.Select(count2 => Add(count2, true)).Sum() + list.Select(count2 => other.Add(count2, true)).Sum();
        list.ForEach(number => Add(number, true));
        Func<int, int> fourth = list.Count > 3 ? (count2 => Add(count2, true)) : first;
        var name = nameof(Add);
        foreach (var box in new[] { other })
            Console.WriteLine(list.Select(count2 => box.Add(count2, true)).Count() + sum + count + name.Length + second(1) + third(2) + fourth(3));
    }
}
