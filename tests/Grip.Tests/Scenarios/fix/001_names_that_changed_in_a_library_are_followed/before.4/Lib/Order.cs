namespace Lib
{
    public enum State
    {
        Open,
        Paid,
    }

    public class Order
    {
        public decimal Amount { get; set; }

        public State State { get; set; }

        [Obsolete("Not for orders.")]
        public void Discard(string text) { }

        public void Cancel(string reason) { }
    }
}

namespace Lib.Printing
{
    public class OrderPrinter
    {
        public string Print(Order order) => order.ToString()!;

        public string PrintAll(IEnumerable<Order> orders) => "";
    }
}
