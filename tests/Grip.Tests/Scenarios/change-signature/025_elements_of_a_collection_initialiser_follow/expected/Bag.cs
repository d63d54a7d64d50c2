using System.Collections;

namespace Sample;

public class Bag : List<int>
{
    public void Add(string second, int first) { }

    public static Bag Make() => new() { { "a", 1 }, { "b", 2 } };
}

public class List2 : IEnumerable
{
    public void Add(int number, bool gift) { }

    public IEnumerator GetEnumerator() => throw new NotSupportedException();

    public static List2 Make() => new() { { 1, true }, { 2, true } };
}
