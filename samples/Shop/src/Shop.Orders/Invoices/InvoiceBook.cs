using Shop.Core;

namespace Shop.Orders.Invoices;

public sealed class InvoiceBook(TimeProvider clock)
{
    private readonly List<Invoice> _invoices = [];

    public IReadOnlyList<Invoice> Invoices => _invoices;

    public Money Outstanding => _invoices.Sum(invoice => invoice.Open);

    public Money Billed => _invoices.Sum(invoice => invoice.Order.Total);

    public Invoice Issue(Order order)
    {
        if (order == null)
            throw new ArgumentNullException(nameof(order));
        var existing = _invoices.Find(invoice => invoice.Order.Id == order.Id);
        if (existing != null)
            return existing;
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var invoice = new Invoice(string.Format("{0}-{1:00000}", today.Year, _invoices.Count + 1), order, today);
        _invoices.Add(invoice);
        Journal.Log(string.Format("{0} {1}", invoice.Number, order.Total), nameof(InvoiceBook));
        return invoice;
    }

    public IReadOnlyList<Invoice> Overdue()
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        return [.. _invoices.Where(invoice => invoice.Due < today && !invoice.Open.IsZero)];
    }
}
