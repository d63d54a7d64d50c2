using Lib;

namespace App;

public class Report
{
    private readonly OrderPrinter printer = new();

    public decimal Sum(IEnumerable<Order> orders) =>
        orders.Where(order => order.State == State.PAID).Sum(order => order.TotalAmount);

    public string Text(Order order)
    {
        if (order.State is State.OPEN && order.TotalAmount == 0)
            order.CancelOrder("empty");
        return printer.Print(order) + order.TotalAmount;
    }
}
