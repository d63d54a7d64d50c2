namespace Shop;

public class Order
{
	public decimal Sum => 1; // é

	public decimal Twice=>Sum*2 ;
}