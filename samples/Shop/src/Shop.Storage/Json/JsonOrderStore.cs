using System.Text.Json;
using Shop.Core;
using Shop.Orders;

namespace Shop.Storage.Json;

/// <summary>One file for each order.</summary>
public sealed class JsonOrderStore : IOrderStore
{
    private static readonly JsonSerializerOptions Options = new() { WriteIndented = true };
    private readonly string _folder;

    public JsonOrderStore(string folder)
    {
        if (folder == null)
            throw new ArgumentNullException(nameof(folder));
        _folder = folder;
        Directory.CreateDirectory(folder);
    }

    public async Task<Order?> FindAsync(Guid id, CancellationToken cancellation)
    {
        var file = FileOf(id);
        return File.Exists(file) ? await ReadAsync(file, cancellation) : null;
    }

    public async Task<IReadOnlyList<Order>> AllAsync(CancellationToken cancellation)
    {
        var orders = new List<Order>();
        foreach (var file in Directory.EnumerateFiles(_folder, "*.json").Order(StringComparer.Ordinal))
            orders.Add(await ReadAsync(file, cancellation));
        return orders;
    }

    public async Task SaveAsync(Order order, CancellationToken cancellation)
    {
        if (order == null)
            throw new ArgumentNullException(nameof(order));
        var json = JsonSerializer.Serialize(OrderMapper.ToDocument(order), Options);
        var partial = FileOf(order.Id) + ".part";
        await File.WriteAllTextAsync(partial, json, cancellation);
        File.Move(partial, FileOf(order.Id), overwrite: true);
    }

    private static async Task<Order> ReadAsync(string file, CancellationToken cancellation)
    {
        var json = await File.ReadAllTextAsync(file, cancellation);
        var document = JsonSerializer.Deserialize<OrderDocument>(json, Options);
        if (document == null)
            throw new InvalidDataException(string.Format("{0} {1}", file, "holds no order."));
        return OrderMapper.FromDocument(document);
    }

    private string FileOf(Guid id) => Path.Combine(_folder, id.ToString("N") + ".json");
}
