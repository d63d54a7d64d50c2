using Testing.Of.Things;
using Claims;

public class OrderTests
{
    [Fact]
    public void Adds() => 1.Should().Be(1);
}
