namespace Grip.Core.Ledger;

/// <summary>The best state of the files in this turn: the latest with the fewest faults, or the one of the last progress.</summary>
internal sealed class BestState
{
    private string _mark = "";
    private int _faults;

    public void Begin(string mark, int faults) => (_mark, _faults) = (mark, faults);

    public void Consider(AttemptLedger ledger, Attempt attempt)
    {
        if (attempt.IsProgress || attempt.FaultsAfter <= _faults)
            Begin(ledger.Senses.Mark(), attempt.FaultsAfter);
    }

    /// <summary>Takes the files back to it, if they are worse now.</summary>
    /// <returns>What was taken back, in a sentence; null if nothing was.</returns>
    public async Task<string?> ReturnAsync(AttemptLedger ledger, CancellationToken cancellation) =>
        ledger.Now.FaultCount > _faults ? await ledger.Senses.ReturnTo(_mark, cancellation) : null;
}
