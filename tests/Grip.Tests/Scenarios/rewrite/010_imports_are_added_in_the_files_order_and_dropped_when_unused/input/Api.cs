namespace Legacy
{
    public static class OldApi
    {
        public static int Run(int x) => x;
    }
}

namespace Modern.Api
{
    public static class Runner
    {
        public static int Start(int x) => x;
    }
}
