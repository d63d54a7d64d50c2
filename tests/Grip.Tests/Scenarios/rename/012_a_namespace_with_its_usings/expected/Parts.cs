using System.Text;
using Shop;

namespace Acme.Parts;

public class Part
{
    public Money Price { get; } = new();

    public StringBuilder Text { get; } = new();

    public Shop.Sales.Order? Order { get; }

    public Shop.Deep.Other? Other { get; }
}
