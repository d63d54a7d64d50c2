using Grip.Commands;
using Grip.Home;
using Grip.Map.Loading;
using Grip.Output;

namespace Grip.Solutions;

/// <summary>Opens the solution that a command line names: the SDK, what a crash left, then the sources.</summary>
internal sealed class OpenSolution(Invocation invocation, ProgressLine progress)
{
    /// <exception cref="Core.GripException">No SDK, no solution, nothing that could be loaded.</exception>
    public async Task<LoadedSolution> LoadAsync(CancellationToken cancellation)
    {
        await RecoverAsync(WorkspaceRoot.Of(invocation.Workspace), cancellation);
        await new HomeCollector(invocation.Home, TimeProvider.System).CollectAsync(cancellation);
        progress.Step($"loading {Path.GetFileName(invocation.Workspace)}");
        var loaded = await new SolutionLoader(invocation.Host, invocation.Home).LoadAsync(
            invocation.Workspace,
            new LoadOptions(MayRestore: !invocation.Get(invocation.Common.NoRestore), IgnoreCache: false),
            progress.Step,
            cancellation
        );
        if (invocation.Line.Verbosity != Verbosity.Quiet)
            foreach (var note in loaded.Notes)
                progress.Line($"note: {note}");
        return loaded;
    }

    /// <summary>Puts right what an interrupted command left, before anything is read, and says so.</summary>
    public async Task RecoverAsync(string root, CancellationToken cancellation)
    {
        foreach (var recovered in await invocation.Lander.RecoverAsync(root, cancellation))
            progress.Line(recovered.Describe());
    }
}
