namespace Sample;

public class Box
{
    public int this[int index] => index;
}
