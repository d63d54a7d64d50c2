using Claims;

public class SumClaims
{
    public object Sum() => 1.Should();
}
