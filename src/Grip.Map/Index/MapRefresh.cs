using System.Collections.Immutable;
using Grip.Home;
using Grip.Home.Databases;
using Grip.Map.Index.Reading;
using Grip.Map.Loading;
using Grip.Map.Sdk;

namespace Grip.Map.Index;

/// <summary>Loads the solution and brings the index to its state: all anew the first time, then what changed.</summary>
internal sealed class MapRefresh(
    LoadTarget target,
    DotnetHost host,
    HomeFolder home,
    LoadOptions options,
    ImmutableArray<FunctionFinder> finders,
    Action<string> progress
)
{
    public async Task RunAsync(IndexDatabase database, CancellationToken cancellation)
    {
        var start = TimeProvider.System.GetUtcNow();
        var loaded = await new SolutionLoader(host, home).LoadAsync(target.Solution ?? PathOf(target), options, progress, cancellation);
        var meta = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["root"] = loaded.Snapshot.Root,
            ["stamp"] = EvaluationStamp.Of(target, host.Newest.Version, cancellation),
        };
        var indexer = new MapIndexer(loaded.Snapshot, finders, start, progress);
        if (options.IgnoreCache || FunctionalMap.Meta(database.Connection, "root") != loaded.Snapshot.Root)
            await indexer.RebuildAsync(database, meta, cancellation);
        else
            await indexer.UpdateAsync(database, meta, cancellation);
    }

    private static string PathOf(LoadTarget target) =>
        target.Projects is [var only] && Path.GetDirectoryName(only) == target.Root ? only : target.Root;
}
