namespace Sample
{
    public static class Old
    {
        public static int Count(string text) => text.Length;

        public static int Length(string text) => text.Length;
    }
}

namespace Sample.Texts
{
    public static class TextExtensions
    {
        public static int Letters(this string text) => text.Length;

        public static int Size(this string text) => text.Length;
    }
}

namespace Sample.Sizes
{
    public static class SizeExtensions
    {
        public static int Size(this string text) => text.Length;

        public static int Letters(this int number) => number;
    }
}
