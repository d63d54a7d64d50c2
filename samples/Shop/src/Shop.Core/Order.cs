namespace Shop.Core;

/// <summary>What a customer wants to buy. Its money side is in <c>Order.Pricing.cs</c>.</summary>
public partial class Order : IPriced
{
    private readonly List<OrderLine> _lines = [];

    public Order(Guid id, Customer customer, DateTimeOffset created)
    {
        if (customer == null)
            throw new ArgumentNullException(nameof(customer));
        Id = id;
        Customer = customer;
        Created = created;
    }

    /// <summary>Raised after each change of <see cref="Status"/>.</summary>
    public event EventHandler<OrderStatusChanged>? StatusChanged;

    public Guid Id { get; }

    public Customer Customer { get; }

    public DateTimeOffset Created { get; }

    public OrderStatus Status { get; private set; } = OrderStatus.Draft;

    public Address? ShipTo { get; set; }

    public IReadOnlyList<OrderLine> Lines => _lines;

    public int PieceCount => _lines.Sum(line => line.Quantity);

    public bool NeedsShipping => _lines.Exists(line => line.Product.NeedsShipping);

    public OrderLine Add(Product product, int quantity = 1)
    {
        if (product == null)
            throw new ArgumentNullException(nameof(product));
        Require(OrderStatus.Draft, nameof(Add));
        var line = _lines.Find(existing => existing.Product.Sku == product.Sku);
        if (line == null)
        {
            line = new OrderLine(product, quantity);
            _lines.Add(line);
        }
        else
        {
            line.Increase(quantity);
        }
        return line;
    }

    public bool Remove(Sku sku)
    {
        Require(OrderStatus.Draft, nameof(Remove));
        return _lines.RemoveAll(line => line.Product.Sku == sku) > 0;
    }

    public void Place() => Go(OrderStatus.Draft, OrderStatus.Placed);

    public void Pay() => Go(OrderStatus.Placed, OrderStatus.Paid);

    public void Ship() => Go(OrderStatus.Paid, OrderStatus.Shipped);

    public void Return() => Go(OrderStatus.Shipped, OrderStatus.Returned);

    public void Cancel()
    {
        if (Status.IsFinal())
            throw new OrderException(Id, string.Format("{0} {1}", "cannot be cancelled any more, it is", Status));
        Change(OrderStatus.Cancelled);
    }

    private void Go(OrderStatus from, OrderStatus to)
    {
        Require(from, to.ToString());
        if (_lines.Count == 0)
            throw new OrderException(Id, "has no lines");
        Change(to);
    }

    private void Change(OrderStatus to)
    {
        var from = Status;
        Status = to;
        StatusChanged?.Invoke(this, new OrderStatusChanged(Id, from, to));
    }

    private void Require(OrderStatus status, string action)
    {
        if (Status != status)
            throw new OrderException(Id, string.Format("{0} does not allow {1}", Status, action));
    }
}
