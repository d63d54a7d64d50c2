using System.Text;

namespace Sample;

public class Codec
{
    public virtual void Read(string path, Encoding encoding)
    {
    }
}
