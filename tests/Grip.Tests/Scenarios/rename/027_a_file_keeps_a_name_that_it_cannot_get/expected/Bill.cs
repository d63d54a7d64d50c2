namespace Shop;

public class Invoice;
