using Greetings;
using static Greetings.Greeter;
using G = Greetings.Greeter;

namespace Sample;

public static class Calls
{
    public static string Plain() => Greeter.Greet("a", 2);

    public static string Qualified() => global::Greetings.Greeter.Greet("a", 2);

    public static string Aliased() => G.Greet("a", 2);

    public static string AsExtension() => "a".Greet(2);

    public static string Static() => Welcome(1, Greeter.Greet("b", 3));

    public static string Named() => Greeter.Greet(times: 2, who: "a");

    public static string Omitted() => "a".Greet();

    public static string Nested() => Greeter.Greet(Greeter.Greet("inner", 1), 2);

    public static string NotThisOne() => Elsewhere.Greeter.Greet("a", 2);
}
