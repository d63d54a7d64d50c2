using Shop.Core;
using Shop.Orders;

namespace Shop.Web;

internal static class ReportEndpoints
{
    public static void MapReports(this WebApplication app)
    {
        app.MapGet("/reports/latest", async (OrderQueries queries, CancellationToken cancellation) => await queries.LatestAsync(20, cancellation));
        app.MapGet("/reports/largest", LargestAsync);
        app.MapGet("/reports/revenue", RevenueAsync);
    }

    private static async Task<IResult> LargestAsync(OrderQueries queries, CancellationToken cancellation)
    {
        var orders = await queries.LargestAsync(10, cancellation);
        return Results.Ok(orders.Where(order => order.IsLarge()).Select(order => new { order.Id, order.Total }));
    }

    private static async Task<IResult> RevenueAsync(OrderQueries queries, TimeProvider clock, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var revenue = await queries.RevenueAsync(now.AddDays(-30), now, cancellation);
        Journal.Log(string.Format("{0} {1}", "revenue", revenue), nameof(ReportEndpoints));
        return Results.Ok(new { From = now.AddDays(-30), Until = now, Revenue = revenue });
    }
}
