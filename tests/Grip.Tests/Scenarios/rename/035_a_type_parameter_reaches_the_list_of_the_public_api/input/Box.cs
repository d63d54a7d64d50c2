namespace Sample;

public class Box<T>
{
    public T? Item => default;

    public void Put(T item, System.Collections.Generic.List<T> more) { }
}

public class Other<T>
{
    public T Of(Box<T> box) => box.Item!;
}
