using System.Collections.Immutable;

namespace Grip.Core.Ledger;

/// <summary>An attempt with what was before it; what a rule looks at.</summary>
/// <param name="Before">Attempts of this turn, oldest first.</param>
/// <param name="Earlier">Attempts of earlier turns.</param>
internal sealed record LedgerView(Attempt Now, IReadOnlyList<Attempt> Before, ImmutableArray<Attempt> Earlier)
{
    /// <summary>Attempts since something became better, oldest first, without the newest.</summary>
    public IReadOnlyList<Attempt> SinceProgress { get; } = [.. Before.Skip(LastProgress(Before) + 1)];

    private static int LastProgress(IReadOnlyList<Attempt> turn)
    {
        for (var i = turn.Count - 1; i >= 0; i--)
            if (turn[i].IsProgress)
                return i;
        return -1;
    }
}
