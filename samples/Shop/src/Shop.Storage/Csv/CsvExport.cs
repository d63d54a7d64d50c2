using System.Globalization;
using System.Text;
using Shop.Core;
using Shop.Orders;

namespace Shop.Storage.Csv;

public sealed class CsvExport(IOrderStore store)
{
    private static readonly string[] Columns = ["Id", "Customer", "Created", "Status", "Total"];

    public async Task<string> ExportAsync(CancellationToken cancellation)
    {
        var orders = await store.AllAsync(cancellation);
        var text = new StringBuilder(string.Join(';', Columns)).Append('\n');
        foreach (var order in orders)
            text.Append(Row(order)).Append('\n');
        return text.ToString();
    }

    public async Task WriteAsync(string file, CancellationToken cancellation)
    {
        if (file == null)
            throw new ArgumentNullException(nameof(file));
        var text = await ExportAsync(cancellation);
        await File.WriteAllTextAsync(file, text, cancellation);
    }

    private static string Row(Order order) =>
        string.Join(
            ';',
            order.Id,
            Quoted(order.Customer.Name),
            order.Created.ToString("O", CultureInfo.InvariantCulture),
            order.Status,
            order.Total.Amount.ToString("0.00", CultureInfo.InvariantCulture)
        );

    private static string Quoted(string text) => text.Contains(';') ? "\"" + text.Replace("\"", "\"\"") + "\"" : text;
}
