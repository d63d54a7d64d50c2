namespace Grip.Core.Models;

/// <summary>US dollars for a million tokens.</summary>
public sealed record ModelPrice(decimal Input, decimal Output, decimal CacheRead, decimal CacheWrite);
