namespace Shop;

/// <typeparam name="T">Of <typeparamref name="T"/>.</typeparam>
public partial class Box<T>
    where T : notnull
{
    public T? Item { get; set; }

    public event EventHandler? Changed;

    public event EventHandler Other
    {
        add => Changed += value;
        remove => Changed -= value;
    }

    public int Count(State state)
    {
        int Inner(int value) => value + 1;
        var sum = Inner(1);
        foreach (var item in new[] { 1, 2 })
            sum += Inner(value: item);
        Changed?.Invoke(this, EventArgs.Empty);
        return state == State.Closed ? sum : -sum;
    }
}

public partial class Box<T>
{
    public T Or(T other) => Item ?? other;
}

public enum State
{
    Open,
    Closed,
}
