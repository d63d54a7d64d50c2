using System.Collections.Immutable;

namespace Grip.Core.Context;

/// <summary>What of a conversation lives on when its messages do not, besides the ledger: things that only messages hold.</summary>
/// <param name="UserWords">All that the user said, word for word, oldest first; the first is the task.</param>
/// <param name="Decisions">What the model decided and why, in its own sentences, oldest first.</param>
/// <param name="Plan">The plan as it was last written down; empty if there is none.</param>
/// <param name="Standing">Where the work stands, in the model's words; empty if it said nothing.</param>
public sealed record KeptState(ImmutableArray<string> UserWords, ImmutableArray<string> Decisions, string Plan, string Standing)
{
    public static KeptState Empty { get; } = new([], [], "", "");
}
