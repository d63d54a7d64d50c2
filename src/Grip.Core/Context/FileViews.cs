using System.Collections.Immutable;
using Grip.Core.Ledger;

namespace Grip.Core.Context;

/// <summary>Which files the model has seen, and whether what it saw is still so. What stands above cannot be changed without costing the cache, so it is marked at the end.</summary>
public sealed class FileViews
{
    private const int MostNamed = 8;
    private readonly Dictionary<string, List<int>> _current = new(StringComparer.Ordinal);

    /// <summary>Files of which a true view stands in the conversation.</summary>
    public IEnumerable<string> Current => _current.Keys;

    public void Forget() => _current.Clear();

    /// <returns>For the model: which views are no longer true; null if all still are.</returns>
    public string? After(Attempt attempt, AttemptLedger ledger)
    {
        var stale = attempt.ChangedTree ? Stale(ledger.Now.Changed) : [];
        if (attempt is { Kind: ActionKind.Read, Ran: true, Outcome.Failed: false })
            foreach (var path in attempt.Paths)
                (_current.TryGetValue(path, out var views) ? views : _current[path] = []).Add(attempt.Number);
        if (stale.IsEmpty)
            return null;
        return attempt.Kind == ActionKind.Edit
            ? $"No longer as shown above: {Named(stale)}."
            : $"This changed files that you have read: {Named(stale)}. Read what you need of them again before you edit them.";
    }

    /// <returns>For the model: files that it has seen and that somebody else changed; null if there are none.</returns>
    public string? ChangedByOthers(ImmutableArray<FileVersion> changed) =>
        Stale(changed) is { IsEmpty: false } stale
            ? $"Changed meanwhile, not by you: {Named(stale)}. What you read of them is no longer true."
            : null;

    private ImmutableArray<(string Path, List<int> Views)> Stale(ImmutableArray<FileVersion> changed)
    {
        var stale = ImmutableArray.CreateBuilder<(string, List<int>)>();
        foreach (var file in changed)
            if (_current.Remove(file.Path, out var views))
                stale.Add((file.Path, views));
        return stale.ToImmutable();
    }

    private static string Named(ImmutableArray<(string Path, List<int> Views)> stale) =>
        string.Join(
            ", ",
            stale
                .Take(MostNamed)
                .Select(file => $"{file.Path} (attempt{(file.Views.Count == 1 ? "" : "s")} {string.Join(", ", file.Views.TakeLast(4))})")
        ) + (stale.Length > MostNamed ? $" and {stale.Length - MostNamed} more" : "");
}
