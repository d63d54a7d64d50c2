namespace Shop.Api;

/// <summary>The orders of the shop.</summary>
public static class Orders
{
    public static void MapOrders(this IEndpointRouteBuilder routes) => routes.MapGet("/orders/{id}", Get);

    private static string Get(int id, IClock clock) => $"{id} at {clock.Now}";
}
