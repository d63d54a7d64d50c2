namespace Sample;

public class Order;
