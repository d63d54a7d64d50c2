namespace Shop.Core;

/// <summary>Something a customer can be asked to pay for.</summary>
public interface IPriced
{
    /// <summary>What is to be paid, with tax and after discounts.</summary>
    Money Total { get; }
}
