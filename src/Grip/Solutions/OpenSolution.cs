using System.Runtime.Loader;
using Grip.Commands;
using Grip.Map.Loading;
using Grip.Map.Sdk;
using Grip.Output;

namespace Grip.Solutions;

/// <summary>Opens the solution that a command line names: the SDK, what a crash left, then the sources.</summary>
internal sealed class OpenSolution(Invocation invocation, ProgressLine progress)
{
    /// <exception cref="Core.GripException">No SDK, no solution, nothing that could be loaded.</exception>
    public async Task<LoadedSolution> LoadAsync(CancellationToken cancellation)
    {
        var host = LocateSdk();
        await RecoverAsync(WorkspaceRoot.Of(invocation.Workspace), cancellation);
        progress.Step($"loading {Path.GetFileName(invocation.Workspace)}");
        return await new SolutionLoader(host, invocation.Home).LoadAsync(
            invocation.Workspace,
            new LoadOptions(MayRestore: !invocation.Get(invocation.Common.NoRestore), IgnoreCache: false),
            progress.Step,
            cancellation
        );
    }

    /// <summary>The SDK; from then on the compiler is the one in it.</summary>
    public DotnetHost LocateSdk()
    {
        var host = DotnetHost.Locate(invocation.Surroundings.Environment);
        if (!AssemblyLoadContext.Default.Assemblies.Any(assembly => assembly.GetName().Name == "Microsoft.CodeAnalysis"))
            SdkRoslyn.Register(host.Newest);
        return host;
    }

    /// <summary>Puts right what an interrupted command left, before anything is read, and says so.</summary>
    public async Task RecoverAsync(string root, CancellationToken cancellation)
    {
        foreach (var recovered in await invocation.Lander.RecoverAsync(root, cancellation))
            await invocation.Surroundings.Error.WriteLineAsync(Printable.Text(recovered.Describe()));
    }
}
