using Shop.Core;
using Shop.Legacy;
using Shop.Orders;
using Shop.Storage;
using Shop.Storage.Csv;
using Shop.Storage.Import;
using Shop.Storage.Json;

namespace Shop.Tests;

public sealed class StorageTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("shop").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task An_order_comes_back_from_its_file()
    {
        var order = Given.Order(Given.Mug, Given.Kettle);
        order.Place();
        var store = new JsonOrderStore(_folder);
        await store.SaveAsync(order, Given.Cancellation);
        var read = await store.FindAsync(order.Id, Given.Cancellation);
        Assert.Equal((order.Total, order.Status, 2), (read!.Total, read.Status, read.Lines.Count));
    }

    [Fact]
    public async Task A_subscription_comes_back_as_one()
    {
        var order = new SubscriptionOrder(Guid.NewGuid(), Given.Customer(), Given.Noon, months: 3);
        order.Add(Given.Mug);
        var store = new JsonOrderStore(_folder);
        await store.SaveAsync(order, Given.Cancellation);
        var read = Assert.IsType<SubscriptionOrder>(Assert.Single(await store.AllAsync(Given.Cancellation)));
        Assert.Equal(order.Total, read.Total);
    }

    [Fact]
    public async Task The_export_has_a_row_for_each_order()
    {
        var store = new MemoryOrderStore();
        var order = Given.Order(Given.Kettle);
        await store.SaveAsync(order, Given.Cancellation);
        var text = await new CsvExport(store).ExportAsync(Given.Cancellation);
        Assert.Equal(
            "Id;Customer;Created;Status;Total\n" + order.Id + ";Ada Nielsen;2026-03-02T12:00:00.0000000+00:00;Draft;119.00\n",
            text
        );
    }

    [Fact]
    public async Task Old_orders_are_imported_and_unknown_products_named()
    {
        const string Old = "# year 2019\n1001;20190405;Bo Lund;bo@example.org;MUG-0001;3;3000\n1002;20190406;Bo Lund;bo@example.org;OLD-0000;1;500\n";
        var (store, catalogue) = (new MemoryOrderStore(), new Catalogue());
        catalogue.Add(Given.Mug);
        var report = await new LegacyImport(store, catalogue).ImportAsync(Old, Given.Cancellation);
        Assert.Equal((1, Money.Euro(30m), "1002"), (report.Imported, report.Total, Assert.Single(report.Skipped)));
    }

    [Fact]
    public void A_record_is_written_as_it_was_read()
    {
        const string Line = "1001;20190405;Bo Lund;bo@example.org;MUG-0001;3;3000";
        Assert.Equal(Line, FlatFile.Write(FlatFile.Read(Line)));
    }

    [Fact]
    public void A_cart_becomes_an_order_of_known_products()
    {
        var catalogue = new Catalogue();
        catalogue.Add(Given.Mug);
        var cart = new Cart(catalogue.Find);
        cart.Put(Given.Mug.Sku, 2);
        var order = cart.Checkout(Given.Customer(), new FixedClock(Given.Noon));
        Assert.Equal((cart.Value, Money.Euro(23.80m)), (order.Subtotal, order.Total));
    }
}
