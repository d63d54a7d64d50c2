namespace Shop;

public class Bill;
