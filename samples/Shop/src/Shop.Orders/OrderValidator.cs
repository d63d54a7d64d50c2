using Shop.Core;

namespace Shop.Orders;

public sealed class OrderValidator
{
    private static readonly Money Limit = Money.Euro(50_000m);

    public IReadOnlyList<string> Validate(Order order)
    {
        if (order == null)
            throw new ArgumentNullException(nameof(order));
        var findings = new List<string>();
        if (order.Lines.Count == 0)
            findings.Add("no lines");
        if (order.Total > Limit)
            findings.Add(string.Format("{0} {1}", nameof(Order.Total), "is over the limit of " + Limit));
        if (order.Total.IsNegative)
            findings.Add(string.Format("{0} {1}", nameof(order.Total), "is negative"));
        if (order.NeedsShipping && order.ShipTo == null && order.Customer.Address == null)
            findings.Add("no address to ship to");
        if (order.Lines.Any(line => line.UnitPrice.Currency != order.Shipping.Currency))
            findings.Add("more than one currency");
        return findings;
    }
}
