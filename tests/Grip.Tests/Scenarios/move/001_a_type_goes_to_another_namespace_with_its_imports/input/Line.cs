namespace Shop;

public class Line;
