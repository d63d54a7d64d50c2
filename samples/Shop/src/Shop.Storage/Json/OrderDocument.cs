namespace Shop.Storage.Json;

/// <summary>An order as it stands in a file. <c>Total</c> is there for readers of the file; it is computed again when read.</summary>
public sealed record OrderDocument
{
    public required Guid Id { get; init; }

    public required CustomerDocument Customer { get; init; }

    public required DateTimeOffset Created { get; init; }

    public required string Status { get; init; }

    public required decimal Total { get; init; }

    public decimal Shipping { get; init; }

    public int? Months { get; init; }

    public List<LineDocument> Lines { get; init; } = [];
}

public sealed record CustomerDocument(Guid Id, string Name, string Email);

public sealed record LineDocument(string Sku, string Name, decimal Price, int Quantity, int WeightInGrams);
