public interface ICart
{
    void Add(string name);
}

public class Cart : ICart
{
    public void Add(string name) { }

    public void Fill()
    {
        Add("a");
        Add(name: "b");
    }
}
