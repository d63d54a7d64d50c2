using Other.Place;

namespace Sample
{
    public class Wide : Box { }
}

namespace Other.Place
{
    public class Box { public int Size; }
}
