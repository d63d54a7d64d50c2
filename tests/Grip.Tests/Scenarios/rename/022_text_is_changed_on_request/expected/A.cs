namespace Shop;

// The Sum of an Order, not the Subtotal.
public class Order
{
    public decimal Sum => 1; /* Sum */

    public string Label => "Sum: " + $"Sum {Sum}";
}
