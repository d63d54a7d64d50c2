namespace Sample.Deep
{
    using System;
    using Legacy;

    public static class Inside
    {
        public static int Go() => OldApi.Run(Math.Max(1, 2));
    }
}
