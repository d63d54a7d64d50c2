namespace Shop.Orders;

public sealed record OrderLine(string Product, decimal Price, int Quantity);
