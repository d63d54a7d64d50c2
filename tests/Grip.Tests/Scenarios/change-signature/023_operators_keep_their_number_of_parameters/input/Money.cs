namespace Sample;

public readonly record struct Money(decimal Amount)
{
    /// <param name="a">one</param>
    /// <param name="b">other</param>
    public static Money operator +(Money a, Money b) => new(a.Amount + b.Amount);

    public static Money operator -(Money a, Money b) => new(a.Amount - b.Amount);

    public static Money operator -(Money a) => new(-a.Amount);

    public static explicit operator decimal(Money money) => money.Amount;
}
