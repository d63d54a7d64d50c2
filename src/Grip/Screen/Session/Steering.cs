namespace Grip.Screen.Session;

/// <summary>What the user typed while the agent works; taken up after the current tools. Thread-safe.</summary>
internal sealed class Steering
{
    private readonly Lock _gate = new();
    private readonly List<string> _waiting = [];

    public IReadOnlyList<string> Waiting
    {
        get
        {
            lock (_gate)
                return [.. _waiting];
        }
    }

    public void Add(string words)
    {
        lock (_gate)
            _waiting.Add(words);
    }

    /// <returns>All that waits as one text; null if nothing does.</returns>
    public string? Take()
    {
        lock (_gate)
        {
            if (_waiting.Count == 0)
                return null;
            var words = string.Join("\n\n", _waiting);
            _waiting.Clear();
            return words;
        }
    }
}
