namespace Lib;

public enum State
{
    OPEN,
    PAID,
}

public class Order
{
    public decimal TotalAmount { get; set; }

    public State State { get; set; }

    public void CancelOrder(string reason) { }
}

public class OrderPrinter
{
    public string Print(Order order) => order.ToString()!;

    public string PrintAll(IEnumerable<Order> orders) => "";
}
