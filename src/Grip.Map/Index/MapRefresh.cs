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
        var before = EvaluationStamp.Read(target, host.Newest.Version, cancellation);
        var loaded = await new SolutionLoader(host, home).LoadAsync(target.Solution ?? PathOf(target), options, progress, cancellation);
        var meta = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["root"] = loaded.Snapshot.Root,
            ["stamp"] = StampOf(before, EvaluationStamp.Read(target, host.Newest.Version, cancellation)),
        };
        var indexer = new MapIndexer(loaded.Snapshot, finders, start, progress);
        if (options.IgnoreCache || FunctionalMap.Meta(database.Connection, "root") != loaded.Snapshot.Root)
            await indexer.RebuildAsync(database, meta, cancellation);
        else
            await indexer.UpdateAsync(database, meta, cancellation);
    }

    /// <summary>Restoring may have changed what lies below obj, but a source that came or went meanwhile may have been missed.</summary>
    private static string StampOf(TreeStamp before, TreeStamp after) =>
        before.Sources.SequenceEqual(after.Sources) ? after.Whole : "unsettled";

    private static string PathOf(LoadTarget target) =>
        target.Projects is [var only] && Path.GetDirectoryName(only) == target.Root ? only : target.Root;
}
