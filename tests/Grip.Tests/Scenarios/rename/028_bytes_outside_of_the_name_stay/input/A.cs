namespace Shop;

public class Order
{
	public decimal Total => 1; // é

	public decimal Twice=>Total*2 ;
}