using System.Collections;

namespace Sample;

public class Bag : List<int>
{
    public void Add(int first, string second) { }

    public static Bag Make() => new() { { 1, "a" }, { 2, "b" } };
}

public class List2 : IEnumerable
{
    public void Add(int number) { }

    public IEnumerator GetEnumerator() => throw new NotSupportedException();

    public static List2 Make() => new() { 1, 2 };
}
