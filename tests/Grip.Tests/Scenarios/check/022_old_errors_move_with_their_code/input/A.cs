public class A
{
    public Nowhere One;
    public int Two() => Missing.Value;
}
