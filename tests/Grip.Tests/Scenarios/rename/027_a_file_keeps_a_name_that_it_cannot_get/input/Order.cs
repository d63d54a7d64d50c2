namespace Shop;

public class Order;
