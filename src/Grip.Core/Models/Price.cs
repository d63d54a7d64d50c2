namespace Grip.Core.Models;

/// <summary>US dollars per million tokens.</summary>
public sealed record Price(decimal Input, decimal Output, decimal CacheRead, decimal CacheWrite)
{
    public static Price Free { get; } = new(0, 0, 0, 0);

    /// <summary>What these tokens cost, in US dollars.</summary>
    public decimal Of(Usage usage) =>
        (usage.Input * Input + usage.Output * Output + usage.CacheRead * CacheRead + usage.CacheWrite * CacheWrite) / 1_000_000m;
}
