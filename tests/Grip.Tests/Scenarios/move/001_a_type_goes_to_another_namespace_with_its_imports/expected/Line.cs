namespace Shop.Lines;

public class Line;
