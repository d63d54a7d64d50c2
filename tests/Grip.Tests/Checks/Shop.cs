using System.Runtime.CompilerServices;
using Grip.Home;
using Grip.Map.Loading;
using Grip.Map.Sdk;
using Grip.Tests.ScenarioFrame;

namespace Grip.Tests.Checks;

/// <summary>A copy of samples/Shop, loaded once for all tests that only read it.</summary>
public sealed class Shop : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();

    public string Root => _folder.Combine("Shop");

    public HomeFolder Home { get; private set; } = null!;

    public LoadedSolution Solution { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        FileTree.Write(FileTree.Read(Path.Combine(SourceFolder.Repository, "samples", "Shop")), Root);
        Home = HomeFolder.Locate(name => name == "GRIP_HOME" ? _folder.Combine("home") : null);
        var host = DotnetHost.Locate(Environment.GetEnvironmentVariable);
        Solution = await Load(host);
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    // Not inlined: the compiler's types may be mentioned only after they can be found.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private Task<LoadedSolution> Load(DotnetHost host) =>
        new SolutionLoader(host, Home).LoadAsync(
            Root,
            new LoadOptions(MayRestore: true, IgnoreCache: false),
            _ => { },
            CancellationToken.None
        );
}
