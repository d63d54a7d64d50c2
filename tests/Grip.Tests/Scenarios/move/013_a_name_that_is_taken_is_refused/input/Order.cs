namespace Sample.Orders;

public class Order;
