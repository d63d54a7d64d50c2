using System.CommandLine;

namespace Grip.Commands.Map;

internal static class MapArguments
{
    public static Argument<string> Symbol(string name = "NAME") =>
        new(name)
        {
            Description =
                "As people name it: Order.Total, Shop.Orders.Order, Order.Add(int), or a place: src/Order.cs:12:17. "
                + "An ambiguous name lists the candidates, an unknown one the nearest.",
        };
}
