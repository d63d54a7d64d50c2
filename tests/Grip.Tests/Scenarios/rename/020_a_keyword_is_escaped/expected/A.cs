namespace Shop;

/// <summary><see cref="@event.Sum"/></summary>
public class @event
{
    public decimal Sum => 1;

    public decimal Twice => Sum + this.Sum + new @event().Sum + Sum;
}
