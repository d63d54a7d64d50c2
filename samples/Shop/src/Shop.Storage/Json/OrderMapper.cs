using Shop.Core;

namespace Shop.Storage.Json;

public static class OrderMapper
{
    public static OrderDocument ToDocument(Order order)
    {
        if (order == null)
            throw new ArgumentNullException(nameof(order));
        return new OrderDocument
        {
            Id = order.Id,
            Customer = new CustomerDocument(order.Customer.Id, order.Customer.Name, order.Customer.Email),
            Created = order.Created,
            Status = order.Status.ToString(),
            Total = order.Total.Amount,
            Shipping = order.Shipping.Amount,
            Months = (order as SubscriptionOrder)?.Months,
            Lines = [.. order.Lines.Select(ToDocument)],
        };
    }

    public static Order FromDocument(OrderDocument document)
    {
        if (document == null)
            throw new ArgumentNullException(nameof(document));
        var customer = new Customer(document.Customer.Id, document.Customer.Name, document.Customer.Email);
        var order = document.Months is { } months
            ? new SubscriptionOrder(document.Id, customer, document.Created, months)
            : new Order(document.Id, customer, document.Created);
        foreach (var line in document.Lines)
            order.Add(ToProduct(line), line.Quantity);
        order.Shipping = Money.Euro(document.Shipping);
        Advance(order, Enum.Parse<OrderStatus>(document.Status));
        if (order.Total.Amount != document.Total)
            Journal.Log(string.Format("{0} {1}", "differs from its file:", order.Total), nameof(OrderMapper));
        return order;
    }

    private static LineDocument ToDocument(OrderLine line) =>
        new(line.Product.Sku.Code, line.Product.Name, line.UnitPrice.Amount, line.Quantity, line.Product.WeightInGrams);

    private static Product ToProduct(LineDocument line) =>
        new(new Sku(line.Sku), line.Name, Money.Euro(line.Price)) { WeightInGrams = line.WeightInGrams };

    private static void Advance(Order order, OrderStatus status)
    {
        if (status == OrderStatus.Cancelled)
        {
            order.Cancel();
            return;
        }
        Action[] steps = [order.Place, order.Pay, order.Ship, order.Return];
        foreach (var step in steps.Take((int)status))
            step();
    }
}
