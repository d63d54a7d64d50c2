namespace Sample;

public class Field
{
    private int _count;

    public void Set(int count) => _count = count;

    public int Get() => _count;
}
