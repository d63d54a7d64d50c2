namespace Sample
{
    public class Box { public int Size; }
    public class Wide : Box { }
}
