namespace Sample;

public static class Guards
{
    public static int All(string a, object b, string c, string d, string e)
    {
        // a is needed
        if (a == null)
            throw new ArgumentNullException(nameof(a));
        if (b is null)
        {
            throw new System.ArgumentNullException(nameof(b)); // b too
        }

        if (c == null) throw new ArgumentNullException(nameof(d));
        if (d == null) throw new ArgumentException(nameof(d));
        if (e == null)
        {
            Console.WriteLine();
            throw new ArgumentNullException(nameof(e));
        }

        return (c ?? throw new ArgumentNullException(nameof(c))).Length;
    }
}
