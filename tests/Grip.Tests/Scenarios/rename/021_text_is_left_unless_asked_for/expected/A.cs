namespace Shop;

// The Total of an Order, not the Subtotal.
public class Order
{
    public decimal Sum => 1; /* Total */

    public string Label => "Total: " + $"Total {Sum}";
}
