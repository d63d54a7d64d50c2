using Shop.Core;
using Shop.Orders.Invoices;

namespace Shop.Tests;

public sealed class InvoiceTests
{
    private readonly InvoiceBook _book = new(new FixedClock(Given.Noon));

    [Fact]
    public void An_order_is_invoiced_once()
    {
        var order = Given.Order(Given.Mug);
        Assert.Same(_book.Issue(order), _book.Issue(order));
    }

    [Fact]
    public void What_is_booked_is_open_no_more()
    {
        var invoice = _book.Issue(Given.Order(Given.Kettle));
        invoice.Book(Money.Euro(100m));
        Assert.Equal((Money.Euro(119m), Money.Euro(19m), Money.Euro(19m)), (invoice.Total, invoice.Open, _book.Outstanding));
    }

    [Fact]
    public void An_invoice_ends_with_its_total()
    {
        var text = new InvoiceWriter().Write(_book.Issue(Given.Order(Given.Kettle)));
        Assert.EndsWith("Total" + "119.00 EUR".PadLeft(55) + "\n", text);
    }
}
