using Shop.Core;
using Shop.Orders;
using Shop.Orders.Invoices;
using Shop.Orders.Payments;
using Shop.Orders.Shipping;
using Shop.Storage;
using Shop.Web;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddSingleton<EventBus>();
builder.Services.AddSingleton<Stock>();
builder.Services.AddSingleton<IStock>(services => services.GetRequiredService<Stock>());
builder.Services.AddSingleton<IOrderStore, MemoryOrderStore>();
builder.Services.AddSingleton<IPaymentGateway>(_ => new HouseBank(Money.Euro(2000m)));
builder.Services.AddSingleton<ICarrier, ParcelCarrier>();
builder.Services.AddSingleton<OrderService>();
builder.Services.AddSingleton<OrderQueries>();
builder.Services.AddSingleton<InvoiceBook>();
builder.Services.AddSingleton(services => Seed.Catalogue(services.GetRequiredService<Stock>()));

var app = builder.Build();
app.MapOrders();
app.MapReports();
app.Run();
