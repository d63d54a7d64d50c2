namespace Sample;

public class Query
{
    public Query Tracked() => this;

    public Query Where(Func<int, bool> filter) => this;

    public static Query operator +(Query left, Query right) => left;

    public Query Own() => Tracked();
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
            .Tracked()
            .Where(x => x < 9);

    public static Query Sum(Query a, Query b) => (a + b).Tracked();

    public static Query Inside(Query a, Query b) => (a + b).Tracked().Where(x => true);

    public static Query Twice(Query a) => a.Tracked().Tracked();

    public static Other NotThis(Other o) => o.Tracked();
}
