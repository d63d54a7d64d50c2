namespace Shop;

public sealed class Store
{
    public int Place(string order, bool reserve) => reserve ? order.Length : 0;

    public int First() => Place("a (first", reserve: true);

    public int Second() =>
        Place(
            "b",
            reserve: false
        );

    public int Third() => Place("c", true) + Place(")", reserve: true);
}
