using Shop.Core;

namespace Shop.Orders.Invoices;

public sealed class Invoice : IPriced
{
    public Invoice(string number, Order order, DateOnly issued)
    {
        if (number == null)
            throw new ArgumentNullException(nameof(number));
        if (order == null)
            throw new ArgumentNullException(nameof(order));
        Number = number;
        Order = order;
        Issued = issued;
    }

    public string Number { get; }

    public Order Order { get; }

    public DateOnly Issued { get; }

    public DateOnly Due => Issued.AddDays(Order.Customer.Tier == CustomerTier.Gold ? 60 : 14);

    public Money Paid { get; private set; } = Money.Zero;

    public Money Total => Order.Total;

    public Money Open => Total - Paid;

    public void Book(Money amount)
    {
        if (amount > Open)
            throw new ArgumentOutOfRangeException(nameof(amount), amount, string.Format("{0} {1}", "More than what is open:", Open));
        Paid += amount;
    }
}
