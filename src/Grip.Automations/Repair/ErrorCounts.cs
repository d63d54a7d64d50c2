using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Grip.Automations.Repair;

/// <summary>Errors by what they say, not by where they stand: edits move them.</summary>
internal sealed class ErrorCounts
{
    private readonly Dictionary<(string Id, string Message), int> counts = [];

    public int Total { get; private set; }

    public static ErrorCounts Of(IEnumerable<Diagnostic> errors)
    {
        var result = new ErrorCounts();
        foreach (var error in errors)
        {
            var key = Key(error);
            result.counts[key] = result.counts.GetValueOrDefault(key) + 1;
            result.Total++;
        }

        return result;
    }

    public static (string Id, string Message) Key(Diagnostic error) => (error.Id, error.GetMessage());

    /// <summary>Fewer errors, and none that was not there.</summary>
    public bool IsBetterThan(ErrorCounts before) => Total < before.Total && Without(before).IsEmpty;

    /// <summary>What stands here more often than in <paramref name="other"/>.</summary>
    public ImmutableArray<(string Id, string Message)> Without(ErrorCounts other) =>
        [.. counts.Where(count => count.Value > other.counts.GetValueOrDefault(count.Key)).Select(count => count.Key)];
}
