using System.Collections.Immutable;
using System.Text;
using Grip.Core.Ledger;
using Grip.Core.Text;

namespace Grip.Benchmarks.Spirals;

/// <summary>A small workspace in memory, in which a trace is played: files, and errors that follow from their contents.</summary>
/// <param name="faults">The errors that a state of the files has, one a line.</param>
internal sealed class TraceWorld(
    ImmutableDictionary<string, string> files,
    Func<ImmutableDictionary<string, string>, ImmutableArray<string>> faults
)
{
    private readonly Stack<ImmutableDictionary<string, string>> _history = new();
    private ImmutableDictionary<string, string> _seen = files;

    public ImmutableDictionary<string, string> Files { get; private set; } = files;

    /// <summary>What the tree does not show: build output, installed packages, how often something was asked.</summary>
    public Dictionary<string, int> Outside { get; } = new(StringComparer.Ordinal);

    public ImmutableArray<string> Faults => faults(Files);

    public void Write(string path, string content)
    {
        _history.Push(Files);
        Files = Files.SetItem(path, content);
    }

    public LedgerSenses ToSenses() =>
        new(
            _ => ValueTask.FromResult(Look()),
            (_, _) => ValueTask.FromResult<string?>(null),
            () => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{_history.Count}"),
            (mark, _) => Task.FromResult(ReturnTo(int.Parse(mark, System.Globalization.CultureInfo.InvariantCulture)))
        );

    private WorkspaceState Look()
    {
        var changed = Files
            .Where(file => !_seen.TryGetValue(file.Key, out var was) || was != file.Value)
            .Select(file => new FileVersion(file.Key, _seen.TryGetValue(file.Key, out var was) ? Hash(was) : null, Hash(file.Value)))
            .ToImmutableArray();
        _seen = Files;
        var tree = Hash(
            string.Join('\n', Files.OrderBy(file => file.Key, StringComparer.Ordinal).Select(file => $"{file.Key}\0{file.Value}"))
        );
        return new WorkspaceState(tree, [], []) { Changed = changed };
    }

    private string? ReturnTo(int depth)
    {
        if (_history.Count <= depth)
            return null;
        while (_history.Count > depth)
            Files = _history.Pop();
        return "Changes were taken back.";
    }

    private static string Hash(string text) => ContentHash.Of(Encoding.UTF8.GetBytes(text)).Value[..16];
}
