namespace Shop.Tools
{
    public class Tool;
}

namespace Other
{
    public class User
    {
        public Tool Tool { get; } = new Hammer();
    }
}
