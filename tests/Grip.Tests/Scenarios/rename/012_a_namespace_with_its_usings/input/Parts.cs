using System.Text;

namespace Shop.Parts;

public class Part
{
    public Money Price { get; } = new();

    public StringBuilder Text { get; } = new();

    public Orders.Order? Order { get; }

    public Deep.Other? Other { get; }
}
