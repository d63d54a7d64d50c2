using Grip.Core.Models;

namespace Grip.Providers.Json;

/// <summary>An effort as all wire formats spell it.</summary>
internal static class EffortName
{
    public static string Of(Effort effort) =>
        effort switch
        {
            Effort.Low => "low",
            Effort.Medium => "medium",
            _ => "high",
        };
}
