using Greetings;
using static Greetings.Greeter;
using G = Greetings.Greeter;

namespace Sample;

public static class Calls
{
    public static string Plain() => Greeter.Welcome(2, "a");

    public static string Qualified() => global::Greetings.Greeter.Welcome(2, "a");

    public static string Aliased() => G.Welcome(2, "a");

    public static string AsExtension() => Greeter.Welcome(2, "a");

    public static string Static() => Welcome(1, Greeter.Welcome(3, "b"));

    public static string Named() => Greeter.Welcome(2, "a");

    public static string Omitted() => Greeter.Welcome(1, "a");

    public static string Nested() => Greeter.Welcome(2, Greeter.Welcome(1, "inner"));

    public static string NotThisOne() => Elsewhere.Greeter.Greet("a", 2);
}
