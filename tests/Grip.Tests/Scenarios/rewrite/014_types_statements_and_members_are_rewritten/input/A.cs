using L = System.Collections.Generic.List<int>;

namespace Sample;

public static class A
{
    // Never changes.
    private static int limit = 3;

    public static int Sum(List<int> values, System.Collections.Generic.List<string> more)
    {
        var made = new List<int>();
        foreach (var value in values)
        {
            // one by one
            made.Add(value);
        }

        var result = made.Sum() + more.Count + limit; // all of it
        return result;
    }
}
