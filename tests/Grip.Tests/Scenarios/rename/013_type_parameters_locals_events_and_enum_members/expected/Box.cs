namespace Shop;

/// <typeparam name="TItem">Of <typeparamref name="TItem"/>.</typeparam>
public partial class Box<TItem>
    where TItem : notnull
{
    public TItem? Item { get; set; }

    public event EventHandler? Updated;

    public event EventHandler Other
    {
        add => Updated += value;
        remove => Updated -= value;
    }

    public int Count(State state)
    {
        int Nested(int value) => value + 1;
        var total = Nested(1);
        foreach (var item in new[] { 1, 2 })
            total += Nested(value: item);
        Updated?.Invoke(this, EventArgs.Empty);
        return state == State.Done ? total : -total;
    }
}

public partial class Box<TItem>
{
    public TItem Or(TItem other) => Item ?? other;
}

public enum State
{
    Open,
    Done,
}
