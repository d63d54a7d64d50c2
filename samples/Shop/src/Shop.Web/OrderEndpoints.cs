using Shop.Core;
using Shop.Orders;
using Shop.Orders.Payments;
using Shop.Storage;

namespace Shop.Web;

internal static class OrderEndpoints
{
    public static void MapOrders(this WebApplication app)
    {
        app.MapPost("/orders", PlaceAsync);
        app.MapGet("/orders/{id:guid}", FindAsync);
        app.MapPost("/orders/{id:guid}/payment", PayAsync);
    }

    private static async Task<IResult> PlaceAsync(
        OrderRequest request,
        Catalogue catalogue,
        OrderService orders,
        TimeProvider clock,
        CancellationToken cancellation
    )
    {
        var customer = new Customer(Guid.NewGuid(), request.Name, request.Email);
        if (request.Address != null)
            customer.MoveTo(request.Address);
        var cart = new Cart(catalogue.Find);
        foreach (var line in request.Lines)
            cart.Put(new Sku(line.Sku), line.Quantity);
        var order = await orders.PlaceAsync(cart.Checkout(customer, clock), reserve: true, cancellation);
        return Results.Created(string.Format("/orders/{0}", order.Id), OrderResponse.Of(order));
    }

    private static async Task<IResult> FindAsync(Guid id, IOrderStore store, CancellationToken cancellation)
    {
        var order = await store.FindAsync(id, cancellation);
        return order == null ? Results.NotFound() : Results.Ok(OrderResponse.Of(order));
    }

    private static async Task<IResult> PayAsync(Guid id, PaymentMethod method, OrderService orders, CancellationToken cancellation)
    {
        var receipt = await orders.PayAsync(id, method, cancellation);
        return receipt.Declined ? Results.StatusCode(StatusCodes.Status402PaymentRequired) : Results.Ok(receipt);
    }
}
