public static class Texts
{
    extension(string text)
    {
        public int Words => text.Split(' ').Length;
    }
}
