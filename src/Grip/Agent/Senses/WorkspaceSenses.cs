using System.Collections.Immutable;
using Grip.Core.Checks;
using Grip.Core.Ledger;

namespace Grip.Agent.Senses;

/// <summary>What the ledger is told of an agent's workspace.</summary>
internal sealed class WorkspaceSenses(AgentWorkspace workspace, TurnProver prover)
{
    private readonly TreeFingerprint _tree = new(workspace.Root);
    private Task? _first;

    public LedgerSenses ToSenses()
    {
        var premises = new PremiseCheck(workspace.Root);
        return new LedgerSenses(LookAsync, premises.CheckAsync, () => string.Join(',', workspace.Landed), ReturnToAsync);
    }

    /// <summary>Begins to read the tree, so that the first action need not wait for all of it.</summary>
    public void Start(CancellationToken cancellation) => _first ??= Task.Run(() => _tree.Look(cancellation), cancellation);

    private async ValueTask<WorkspaceState> LookAsync(CancellationToken cancellation)
    {
        Start(cancellation);
        await _first!.WaitAsync(cancellation);
        // What changed while the tree was read for the first time is seen now.
        var (tree, changed) = _tree.Look(cancellation);
        return new WorkspaceState(tree, Errors(), prover.NewlyFailing) { Changed = changed };
    }

    private ImmutableArray<string> Errors() =>
        [
            .. workspace
                .Open.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
                .Select(diagnostic =>
                    $"{(diagnostic.Path is null ? diagnostic.Project : workspace.Relative(diagnostic.Path))} {diagnostic.Id}: {diagnostic.Message}"
                )
                .Distinct(StringComparer.Ordinal),
        ];

    private async Task<string?> ReturnToAsync(string mark, CancellationToken cancellation)
    {
        var keep = mark.Split(',', StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);
        var back = workspace.Landed.Where(id => !keep.Contains(id)).Reverse().ToArray();
        foreach (var id in back)
            _ = await workspace.UndoAsync(id, cancellation);
        return back.Length == 0
            ? null
            : $"Your last {(back.Length == 1 ? "change was" : $"{back.Length} changes were")} taken back, because the files were in a better state before.";
    }
}
