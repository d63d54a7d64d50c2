using System.Collections.Concurrent;
using System.Collections.Immutable;
using Grip.Home.Databases;
using Grip.Map.CSharp;
using Grip.Map.Index.Reading;
using Grip.Map.Index.Storing;
using Microsoft.CodeAnalysis;

namespace Grip.Map.Index;

/// <summary>Brings the rows of an index to the state of a snapshot: all of them, or those of what changed.</summary>
internal sealed class MapIndexer(
    SolutionSnapshot snapshot,
    ImmutableArray<FunctionFinder> finders,
    DateTimeOffset start,
    Action<string> progress
)
{
    private const int MostWaiting = 2_000;
    private readonly string root = snapshot.Root.TrimEnd('/', '\\') + Path.DirectorySeparatorChar;

    /// <param name="meta">Written last, in the same transaction.</param>
    public Task RebuildAsync(IndexDatabase database, IReadOnlyDictionary<string, string> meta, CancellationToken cancellation) =>
        WriteAsync(database, rebuild: true, (_, _) => true, [], meta, cancellation);

    /// <summary>Reads again what a change of files can be felt in, and nothing else.</summary>
    public async Task UpdateAsync(IndexDatabase database, IReadOnlyDictionary<string, string> meta, CancellationToken cancellation)
    {
        progress("finding what the change can be felt in");
        var felt = new FeltChange(database.Connection, snapshot, Relative, cancellation).Find();
        await WriteAsync(database, rebuild: false, felt.Wants, felt.Gone, meta, cancellation);
    }

    private async Task WriteAsync(
        IndexDatabase database,
        bool rebuild,
        Func<ProjectUnit, SyntaxTree?, bool> wanted,
        ImmutableArray<string> gone,
        IReadOnlyDictionary<string, string> meta,
        CancellationToken cancellation
    )
    {
        using var writer = new MapWriter(database.Connection, rebuild);
        foreach (var path in gone)
            writer.Remove(path);
        // The next unit is read while the rows of the last are written.
        using var ready = new BlockingCollection<FileFacts>(MostWaiting);
        using var abandoned = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var reading = Task.Run(() => Read(wanted, ready, abandoned.Token), CancellationToken.None);
        try
        {
            foreach (var facts in ready.GetConsumingEnumerable(CancellationToken.None))
                writer.Write(Relative(facts.Path), facts, facts.IsInMemory ? default : TreeCheck.Stat(facts.Path, start));
        }
        finally
        {
            await abandoned.CancelAsync();
        }

        await reading;
        progress("writing the map");
        writer.WriteProjects(snapshot, Relative);
        foreach (var (key, value) in meta)
            writer.SetMeta(key, value);
        writer.Commit();
    }

    private void Read(Func<ProjectUnit, SyntaxTree?, bool> wanted, BlockingCollection<FileFacts> ready, CancellationToken cancellation)
    {
        try
        {
            foreach (var facts in new SolutionReader(snapshot, finders, progress).Read(wanted, cancellation))
                ready.Add(facts, cancellation);
        }
        finally
        {
            ready.CompleteAdding();
        }
    }

    private string Relative(string path) =>
        path.StartsWith(root, StringComparison.Ordinal) ? path[root.Length..].Replace('\\', '/')
        : path.StartsWith("(generated)/", StringComparison.Ordinal) ? path
        : Path.GetRelativePath(root, path).Replace('\\', '/');
}
