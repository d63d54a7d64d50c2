namespace Sample.Core
{
    public class Helper
    {
        public string Name => nameof(Widget);
    }

    namespace Deep
    {
        public class Inner;
    }
}
