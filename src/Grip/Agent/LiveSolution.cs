using Grip.Core;
using Grip.Core.Changes;
using Grip.Map.CSharp;
using Grip.Map.Loading;

namespace Grip.Agent;

/// <summary>
/// The C# solution while an agent works: loaded in the background, in step with the disk whenever it is asked for.
/// </summary>
/// <param name="load">Loads it; a <see cref="GripException"/> means that there is nothing to load.</param>
internal sealed class LiveSolution(string root, Func<CancellationToken, Task<LoadedSolution>> load) : IDisposable
{
    private readonly TreeStamps _stamps = new();
    private readonly SemaphoreSlim _asking = new(1);
    private Task<LoadedSolution?>? _loading;

    /// <summary>Why there is no solution, or null.</summary>
    public string? Absence { get; private set; }

    /// <summary>Begins to load, so that the first question need not wait for all of it.</summary>
    public void Start(CancellationToken cancellation)
    {
        // A load that was interrupted with the turn that asked for it is begun again.
        if (_loading is null or { IsCanceled: true })
            _loading = Task.Run(() => LoadAsync(cancellation), cancellation);
    }

    /// <summary>The solution as the disk is now; null if there is none.</summary>
    public async Task<LoadedSolution?> CurrentAsync(CancellationToken cancellation)
    {
        // Tools that only read ask side by side.
        await _asking.WaitAsync(cancellation);
        try
        {
            return await RefreshAsync(cancellation);
        }
        finally
        {
            _asking.Release();
        }
    }

    private async Task<LoadedSolution?> RefreshAsync(CancellationToken cancellation)
    {
        Start(cancellation);
        if (await _loading!.WaitAsync(cancellation) is not { } known)
            return null;
        var changed = _stamps.TakeChanged(root);
        if (changed.Count == 0)
            return known;
        if (changed.Any(TreeStamps.IsProjectFile))
        {
            _loading = null;
            return await RefreshAsync(cancellation);
        }

        return Reread(known, changed);
    }

    /// <summary>The solution is now as a landed change made it.</summary>
    /// <param name="paths">What the change touched.</param>
    public void Landed(LoadedSolution solution, ChangeSet change, IEnumerable<string> paths)
    {
        foreach (var path in paths)
            _stamps.Take(path);
        Become(solution with { Snapshot = solution.Snapshot.With(change) });
    }

    public void Dispose() => _asking.Dispose();

    // Methods of their own, because they speak of the compiler's types: without a solution there is no compiler to load.
    private LoadedSolution Reread(LoadedSolution known, IReadOnlyList<string> changed) =>
        Become(known with { Snapshot = known.Snapshot.With(changed.ToDictionary(path => path, Read), NoOrigins) });

    private static IReadOnlyDictionary<string, string> NoOrigins { get; } = new Dictionary<string, string>();

    private LoadedSolution Become(LoadedSolution solution)
    {
        _loading = Task.FromResult<LoadedSolution?>(solution);
        return solution;
    }

    private async Task<LoadedSolution?> LoadAsync(CancellationToken cancellation)
    {
        _stamps.TakeAll(root);
        try
        {
            Absence = null;
            return await load(cancellation);
        }
        catch (GripException nothing)
        {
            Absence = nothing.Message;
            return null;
        }
    }

    private static SourceDocument? Read(string path) => File.Exists(path) ? SourceDocument.Read(path, intermediateFolder: null) : null;
}
