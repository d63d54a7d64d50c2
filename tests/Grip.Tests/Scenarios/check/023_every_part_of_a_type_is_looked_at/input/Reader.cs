public static class Reader
{
    public static int Count(string line) => line.Words;
}
