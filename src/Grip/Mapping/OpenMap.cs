using Grip.Commands;
using Grip.Map.Functions;
using Grip.Map.Index;
using Grip.Map.Loading;
using Grip.Output;
using Grip.Solutions;

namespace Grip.Mapping;

/// <summary>Opens the map of the solution that a command line names.</summary>
internal sealed class OpenMap(Invocation invocation, ProgressLine progress)
{
    /// <exception cref="Core.GripException">No SDK, no solution, nothing that could be loaded.</exception>
    public async Task<FunctionalMap> OpenAsync(CancellationToken cancellation)
    {
        await new OpenSolution(invocation, progress).RecoverAsync(WorkspaceRoot.Of(invocation.Workspace), cancellation);
        progress.Step("looking for changes");
        var map = await FunctionalMap.OpenAsync(
            invocation.Workspace,
            invocation.Host,
            invocation.Home,
            new LoadOptions(MayRestore: !invocation.Get(invocation.Common.NoRestore), IgnoreCache: false),
            IndexedFunctions.All,
            progress.Step,
            cancellation
        );
        if (invocation.Line.Verbosity != Verbosity.Quiet)
            foreach (var note in map.Notes)
                progress.Line($"note: {note}");
        return map;
    }
}
