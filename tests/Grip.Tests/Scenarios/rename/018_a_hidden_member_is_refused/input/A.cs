namespace Shop;

public class Base
{
    public decimal Total => 1;
    public int Count => 2;
}

public class Derived : Base
{
    public decimal Sum => 3;
    public int Other => 4;
}
