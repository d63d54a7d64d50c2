namespace Sample;

public class Codec
{
    public virtual void Read(string path)
    {
    }
}
