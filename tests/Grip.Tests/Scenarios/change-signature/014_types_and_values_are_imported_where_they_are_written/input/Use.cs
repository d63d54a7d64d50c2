using System.Linq.Expressions;
using System.Text;

namespace Sample;

public class Use
{
    public Expression<Action> Run(Codec codec) => () => codec.Read("a");

    public StringBuilder Text { get; } = new();
}

#if OTHER
public class Never
{
    public void Run(Codec codec) => codec.Read("b");
}
#endif
