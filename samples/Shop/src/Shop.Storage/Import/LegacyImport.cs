using Shop.Core;
using Shop.Legacy;
using Shop.Orders;

namespace Shop.Storage.Import;

/// <summary>Brings the orders of the former system over.</summary>
public sealed class LegacyImport(IOrderStore store, Catalogue catalogue)
{
    public async Task<ImportReport> ImportAsync(string text, CancellationToken cancellation)
    {
        if (text == null)
            throw new ArgumentNullException(nameof(text));
        var (imported, sum, skipped) = (0, Money.Zero, new List<string>());
        foreach (var record in FlatFile.Read(text))
        {
            var order = record.ToOrder(catalogue.Find);
            if (order == null)
            {
                skipped.Add(record.Number);
                continue;
            }
            await store.SaveAsync(order, cancellation);
            imported++;
            sum += order.Total;
        }
        Journal.Log(string.Format("{0} {1}", imported, "orders imported"), nameof(LegacyImport));
        return new ImportReport(imported, sum, skipped);
    }
}

/// <param name="Total">Of all imported orders together.</param>
public sealed record ImportReport(int Imported, Money Total, IReadOnlyList<string> Skipped);
