namespace Shop.Core;

public interface IDiscount
{
    string Name { get; }

    /// <summary>What to take off.</summary>
    /// <param name="order">Its lines, its customer. <see cref="Order.Total"/> must not be asked here, it asks back.</param>
    /// <param name="left">What earlier discounts have left.</param>
    Money For(Order order, Money left);
}
