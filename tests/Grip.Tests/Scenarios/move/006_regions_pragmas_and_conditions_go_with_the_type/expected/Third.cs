#nullable disable

namespace Sample;

#pragma warning disable CS0169
public class Third
{
    private int unused;
}
#pragma warning restore CS0169
