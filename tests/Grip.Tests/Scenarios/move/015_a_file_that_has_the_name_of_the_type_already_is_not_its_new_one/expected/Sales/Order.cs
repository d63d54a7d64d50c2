namespace Sample.Sales;

public class Order;
