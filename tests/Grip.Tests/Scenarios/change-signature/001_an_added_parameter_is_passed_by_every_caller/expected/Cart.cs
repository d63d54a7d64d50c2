public interface ICart
{
    void Add(string name, int count);
}

public class Cart : ICart
{
    public void Add(string name, int count) { }

    public void Fill()
    {
        Add("a", 1);
        Add(name: "b", 1);
    }
}
