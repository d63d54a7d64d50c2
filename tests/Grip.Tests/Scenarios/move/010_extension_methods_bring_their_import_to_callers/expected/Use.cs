using System.Text;
using Sample.Texts;

namespace Sample;

public class Use
{
    public StringBuilder Builder { get; } = new("a".Twice());
}
