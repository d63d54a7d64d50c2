namespace Greetings
{
    public static class Greeter
    {
        public static string Greet(this string who, int times = 1) => who + times;

        public static string Welcome(int times, string who) => who + times;
    }
}

namespace Elsewhere
{
    public static class Greeter
    {
        public static string Greet(string who, int times) => who + times;
    }
}
