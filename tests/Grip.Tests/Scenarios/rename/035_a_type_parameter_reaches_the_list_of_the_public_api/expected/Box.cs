namespace Sample;

public class Box<TItem>
{
    public TItem? Item => default;

    public void Put(TItem item, System.Collections.Generic.List<TItem> more) { }
}

public class Other<T>
{
    public T Of(Box<T> box) => box.Item!;
}
