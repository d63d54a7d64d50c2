using Testing.Of.Things;

public class MoneyTests
{
    [Fact]
    public void Rounds() => Check.Equal(1, 1);
}
