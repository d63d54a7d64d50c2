#if NET10_0_OR_GREATER
using Shop.Core;

namespace Shop.Legacy;

/// <summary>The way between old records and orders. The old system itself is built without it.</summary>
public static class FlatRecordExtensions
{
    /// <summary>Null if the product is not known any more.</summary>
    public static Order? ToOrder(this FlatRecord record, Func<string, Product?> catalogue)
    {
        if (catalogue == null)
            throw new ArgumentNullException(nameof(catalogue));
        var product = catalogue(record.Code);
        if (product == null)
            return null;
        var customer = new Customer(Guid.NewGuid(), record.Customer, record.Mail);
        var order = new Order(Guid.NewGuid(), customer, new DateTimeOffset(record.Date, TimeSpan.Zero)) { TaxRate = 0m };
        order.Add(product, record.Pieces);
        if (Cents(order) != record.Cents)
            Journal.Log(string.Format("{0} {1}", record.Number, "has another price today"), nameof(FlatRecordExtensions));
        return order;
    }

    public static FlatRecord ToRecord(this Order order, string number)
    {
        var line = order.Lines[0];
        return new FlatRecord(
            number,
            order.Created.UtcDateTime,
            order.Customer.Name,
            order.Customer.Email,
            line.Product.Sku.Code,
            line.Quantity,
            Cents(order)
        );
    }

    private static long Cents(Order order) => (long)(order.Total.Amount * 100m);
}
#endif
