using Shop.Api;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddSingleton<IClock, Clock>();
builder.Services.AddHostedService<Sweeper>();
builder.Services.Configure<MailOptions>(builder.Configuration.GetSection("Mail"));
var app = builder.Build();
app.MapGroup("/api").MapOrders();
app.MapGet("/health", () => "ok");
app.Run();
