using System.Text;
using Shop.Core;

namespace Shop.Orders.Invoices;

/// <summary>Writes an invoice as plain text, 60 columns wide.</summary>
public sealed class InvoiceWriter
{
    private const int Width = 60;

    public string Write(Invoice invoice)
    {
        if (invoice == null)
            throw new ArgumentNullException(nameof(invoice));
        var text = new StringBuilder();
        text.Append(string.Format("{0} {1}", "Invoice", invoice.Number)).Append('\n');
        text.Append(string.Format("{0} {1}", "To", invoice.Order.Customer.Name)).Append('\n');
        if (invoice.Order.Customer.Address != null)
            text.Append(invoice.Order.Customer.Address.OnOneLine()).Append('\n');
        text.Append('\n');
        foreach (var line in invoice.Order.Lines)
            Row(text, string.Format("{0} {1}", line.Quantity, line.Product.Name), line.Price);
        foreach (var discount in invoice.Order.Discounts)
            text.Append(discount.Name).Append('\n');
        Row(text, "Tax", invoice.Order.Tax);
        Row(text, "Shipping", invoice.Order.Shipping);
        Row(text, "Total", invoice.Total);
        if (!invoice.Paid.IsZero)
            Row(text, "Open", invoice.Open);
        return text.ToString();
    }

    private static void Row(StringBuilder text, string label, Money amount) =>
        text.Append(label).Append(amount.ToString().PadLeft(Width - label.Length)).Append('\n');
}
