using Shop.Core;

namespace Shop.Tests;

/// <summary>What the tests start from.</summary>
internal static class Given
{
    public static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    public static Product Mug => new(new Sku("MUG-0001"), "Enamel mug", Money.Euro(10m)) { WeightInGrams = 300 };

    public static Product Kettle => new(new Sku("KET-0004"), "Kettle", Money.Euro(100m)) { WeightInGrams = 2000 };

    public static Product Course => new(new Sku("CRS-0009"), "Course", Money.Euro(250m)) { Kind = ProductKind.Service };

    public static Address Home => new("Hafenweg 4", "Kiel", "24103", "DE");

    public static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static Customer Customer()
    {
        var customer = new Customer(Guid.NewGuid(), "Ada Nielsen", "ada@example.org");
        customer.MoveTo(Home);
        return customer;
    }

    public static Order Order(params Product[] products)
    {
        var order = new Order(Guid.NewGuid(), Customer(), Noon);
        foreach (var product in products)
            order.Add(product);
        return order;
    }
}

internal sealed class FixedClock(DateTimeOffset now) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => now;
}
