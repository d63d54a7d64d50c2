namespace Sample;

public readonly record struct Money(decimal Amount)
{
    /// <param name="left">one</param>
    /// <param name="right">other</param>
    public static Money operator +(in Money left, Money right) => new(left.Amount + right.Amount);

    public static Money operator -(Money left, Money b) => new(left.Amount - b.Amount);

    public static Money operator -(Money a) => new(-a.Amount);

    public static explicit operator decimal(Money value) => value.Amount;
}
