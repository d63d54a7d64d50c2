using System.Collections.Immutable;
using Grip.Core;
using Grip.Home;
using Grip.Home.Databases;
using Grip.Home.Journals;
using Grip.Map.Index.Reading;
using Grip.Map.Index.Storing;
using Grip.Map.Loading;
using Grip.Map.Sdk;
using Microsoft.Data.Sqlite;

namespace Grip.Map.Index;

/// <summary>
/// The index of one solution, true of the tree at the moment it was opened. Opening an index of an unchanged tree loads
/// neither the compiler nor the build system.
/// </summary>
public sealed class FunctionalMap : IDisposable
{
    /// <summary>How often a tree that changes while it is read is read again.</summary>
    private const int MostRounds = 3;

    private static readonly TimeSpan WriterPatience = TimeSpan.FromMinutes(10);
    private readonly IndexDatabase database;

    private FunctionalMap(IndexDatabase database, LoadTarget target, ImmutableArray<string> notes)
    {
        (this.database, Target, Notes) = (database, target, notes);
        Root = Meta("root") ?? target.Root;
    }

    public LoadTarget Target { get; }

    /// <summary>Paths in the index are relative to it.</summary>
    public string Root { get; }

    /// <summary>Sentences for the user about this opening: a damaged index that was made anew.</summary>
    public ImmutableArray<string> Notes { get; }

    /// <summary>For readers; see <c>MapSchema</c> for the tables.</summary>
    public SqliteConnection Connection => database.Connection;

    /// <summary>Why answers about some projects are weaker than the compiler's; empty if they are not.</summary>
    public ImmutableArray<string> Weaknesses =>
        [
            .. Connection.Query(
                "SELECT path, reason FROM projects WHERE reason <> '' ORDER BY path",
                row => $"{row.GetString(0)}: {row.GetString(1)}"
            ),
        ];

    /// <summary>Opens the index and brings it to the state of the tree, which can take seconds.</summary>
    /// <param name="path">A folder, .sln, .slnx or .csproj.</param>
    /// <param name="progress">Called with one line for each thing that is begun, on any thread.</param>
    /// <exception cref="GripException">There is nothing to load.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; the index is as it was.</exception>
    public static async Task<FunctionalMap> OpenAsync(
        string path,
        DotnetHost host,
        HomeFolder home,
        LoadOptions options,
        ImmutableArray<FunctionFinder> finders,
        Action<string> progress,
        CancellationToken cancellation
    )
    {
        var target = LoadTarget.Find(path);
        var folder = MapDatabase.FolderOf(home, target);
        var notes = ImmutableArray.CreateBuilder<string>();
        for (var attempt = 0; ; attempt++)
        {
            IndexDatabase? opened = null;
            try
            {
                opened = MapDatabase.Open(folder);
                if (opened.Replaced is { } why)
                    notes.Add($"The map on disk could not be used ({why}); it was made anew.");
                await RefreshAsync(opened);
                return new FunctionalMap(opened, target, notes.ToImmutable());
            }
            catch (SqliteException failure) when (attempt == 0 && IndexDatabase.IsDamage(failure))
            {
                opened?.Dispose();
                MapDatabase.Delete(folder);
                notes.Add("The map on disk could not be used (it was damaged); it was made anew.");
            }
            catch
            {
                opened?.Dispose();
                throw;
            }
        }

        async Task RefreshAsync(IndexDatabase index)
        {
            if (!options.IgnoreCache && IsFresh(index, target, host, cancellation))
                return;
            using var writer = await WorkspaceLock.TakeAsync(folder, WriterPatience, TimeProvider.System, cancellation);
            // Another Grip may have done it while this one waited.
            if (!options.IgnoreCache && IsFresh(index, target, host, cancellation))
                return;
            await new MapRefresh(target, host, home, options, finders, progress).RunAsync(index, cancellation);
            // An editor or a branch switch may have been at work meanwhile.
            for (var round = 1; !IsFresh(index, target, host, cancellation); round++)
            {
                if (round == MostRounds)
                {
                    notes.Add("The tree keeps changing while it is read; the answer is of a moment ago.");
                    return;
                }
                progress("the tree has changed; reading again");
                await new MapRefresh(target, host, home, options with { IgnoreCache = false }, finders, progress).RunAsync(
                    index,
                    cancellation
                );
            }
        }
    }

    /// <summary>The index if it is true of the tree as it is; null if something would have to be read or resolved first.</summary>
    /// <exception cref="GripException">There is nothing to load.</exception>
    public static FunctionalMap? TryOpenFresh(string path, DotnetHost host, HomeFolder home, CancellationToken cancellation)
    {
        var target = LoadTarget.Find(path);
        var opened = MapDatabase.Open(MapDatabase.FolderOf(home, target));
        try
        {
            if (IsFresh(opened, target, host, cancellation))
                return new FunctionalMap(opened, target, []);
        }
        catch (SqliteException failure) when (IndexDatabase.IsDamage(failure))
        {
            // As good as none; whoever opens it for good makes it anew and says so.
        }

        opened.Dispose();
        return null;
    }

    public void Dispose() => database.Dispose();

    public string? Meta(string key) => Meta(Connection, key);

    internal static string? Meta(SqliteConnection connection, string key) =>
        connection.Query("SELECT value FROM meta WHERE key = $0", row => row.GetString(0), key) is [var value] ? value : null;

    private static bool IsFresh(IndexDatabase database, LoadTarget target, DotnetHost host, CancellationToken cancellation)
    {
        if (Meta(database.Connection, "root") is not { } root)
            return false;
        if (Meta(database.Connection, "stamp") != EvaluationStamp.Of(target, host.Newest.Version, cancellation))
            return false;
        return TreeCheck.Compare(database.Connection, root, cancellation).IsEmpty;
    }
}
