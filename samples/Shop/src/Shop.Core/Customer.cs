namespace Shop.Core;

public sealed class Customer
{
    private readonly List<Order> _orders = [];

    public Customer(Guid id, string name, string email)
    {
        if (name == null)
            throw new ArgumentNullException(nameof(name));
        if (email == null)
            throw new ArgumentNullException(nameof(email));
        Id = id;
        Name = name;
        Email = email;
    }

    public Guid Id { get; }

    public string Name { get; private set; }

    public string Email { get; private set; }

    public Address? Address { get; private set; }

    public CustomerTier Tier { get; private set; } = CustomerTier.Standard;

    public IReadOnlyList<Order> Orders => _orders;

    /// <summary>What this customer has bought: the sum of <see cref="Order.Total"/> over all orders that count.</summary>
    public Money Spent => _orders.Where(order => order.Status.Counts()).Sum(order => order.Total);

    public void MoveTo(Address address)
    {
        if (address == null)
            throw new ArgumentNullException(nameof(address));
        Address = address;
    }

    public void Rename(string name)
    {
        if (name == null)
            throw new ArgumentNullException(nameof(name));
        Journal.Log(string.Format("{0} {1}", Name, name), nameof(Customer));
        Name = name;
    }

    public void Attach(Order order)
    {
        if (order == null)
            throw new ArgumentNullException(nameof(order));
        if (_orders.Exists(existing => existing.Id == order.Id))
            return;
        _orders.Add(order);
        Tier = TierFor(Spent);
    }

    private static CustomerTier TierFor(Money spent) =>
        spent.Amount switch
        {
            >= 5000m => CustomerTier.Gold,
            >= 1000m => CustomerTier.Silver,
            _ => CustomerTier.Standard,
        };
}
