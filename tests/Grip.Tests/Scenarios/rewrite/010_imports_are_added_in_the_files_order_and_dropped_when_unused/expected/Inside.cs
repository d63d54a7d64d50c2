namespace Sample.Deep
{
    using System;
    using Modern.Api;

    public static class Inside
    {
        public static int Go() => Runner.Start(Math.Max(1, 2));
    }
}
