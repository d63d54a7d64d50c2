using L = System.Collections.Generic.IList<int>;

namespace Sample;

public static class A
{
    // Never changes.
    private const int limit = 3;

    public static int Sum(IList<int> values, IList<string> more)
    {
        var made = new List<int>();
        foreach (var value in values.AsEnumerable())
        {
            // one by one
            made.Add(value);
        }

        return made.Sum() + more.Count + limit; // all of it
    }
}
