using Lib;
using Lib.Printing;

namespace App;

public class Report
{
    private readonly OrderPrinter printer = new();

    public decimal Sum(IEnumerable<Order> orders) =>
        orders.Where(order => order.State == State.Paid).Sum(order => order.Amount);

    public string Text(Order order)
    {
        if (order.State is State.Open && order.Amount == 0)
            order.Cancel("empty");
        return printer.Print(order) + order.Amount;
    }
}
