namespace Sample;

public class Query
{
    public Query Tracked() => this;

    public Query Where(Func<int, bool> filter) => this;

    public static Query operator +(Query left, Query right) => left;

    public Query Own() => this;
}

public sealed class Other
{
    public Other Tracked() => this;
}

public static class Chain
{
    public static Query Long(Query a, Query b) =>
        a
            .Where(x => x > 1) // large
            .Where(x => x < 9);

    public static Query Sum(Query a, Query b) => a + b;

    public static Query Inside(Query a, Query b) => (a + b).Where(x => true);

    public static Query Twice(Query a) => a;

    public static Other NotThis(Other o) => o.Tracked();
}
