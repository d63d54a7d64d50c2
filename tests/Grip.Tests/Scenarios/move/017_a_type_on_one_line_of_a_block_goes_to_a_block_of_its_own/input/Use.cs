namespace Sample;

public class Use
{
    public Box? Box;
}
