#nullable disable

namespace Sample;

public class First;

#region Only for the second
public class Second
{
    public string Text;
}
#endregion

#pragma warning disable CS0169
public class Third
{
    private int unused;
}
#pragma warning restore CS0169

#if !SMALL
public class Fourth;

public class Fifth;
#endif
