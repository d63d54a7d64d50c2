namespace Shop;

public interface IPriced
{
    /// <summary>What it costs.</summary>
    decimal Total { get; }
}
