using System.Collections.Immutable;
using Grip.Automations.Checking;

namespace Grip.Agent;

/// <summary>What a turn has changed so far, in bytes.</summary>
internal static class TurnDifferences
{
    /// <summary>Files that are not as they were before the turn.</summary>
    public static ImmutableArray<TreeDifference> Of(AgentWorkspace workspace) =>
        [
            .. workspace
                .Before.Select(file => new TreeDifference(
                    file.Key,
                    Bytes(file.Value),
                    Bytes(File.Exists(file.Key) ? File.ReadAllBytes(file.Key) : null)
                ))
                .Where(difference => !Same(difference)),
        ];

    private static ImmutableArray<byte>? Bytes(byte[]? bytes) => bytes is null ? null : [.. bytes];

    private static bool Same(TreeDifference difference) =>
        difference is { Before: null, After: null }
        || (difference is { Before: { } before, After: { } after } && before.AsSpan().SequenceEqual(after.AsSpan()));
}
