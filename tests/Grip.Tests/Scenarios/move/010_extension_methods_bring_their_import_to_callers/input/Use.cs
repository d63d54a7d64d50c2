using System.Text;

namespace Sample;

public class Use
{
    public StringBuilder Builder { get; } = new("a".Twice());
}
