#nullable disable

namespace Sample;

#region Only for the second
public class Second
{
    public string Text;
}
#endregion
