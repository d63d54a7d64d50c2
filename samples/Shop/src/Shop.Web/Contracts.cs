using Shop.Core;

namespace Shop.Web;

internal sealed record OrderRequest(string Name, string Email, Address? Address, List<OrderRequestLine> Lines);

internal sealed record OrderRequestLine(string Sku, int Quantity);

/// <param name="Total">As text with its currency, see <see cref="Order.Total"/>.</param>
internal sealed record OrderResponse(Guid Id, string Status, string Total, int Pieces)
{
    public static OrderResponse Of(Order order) =>
        new(order.Id, order.Status.ToString(), Total: order.Total.ToString(), Pieces: order.PieceCount);
}
