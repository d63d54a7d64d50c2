using System.Collections.Concurrent;
using Grip.Core.Text;

namespace Grip.Tools;

/// <summary>Which version of which file the model has seen, so that it does not overwrite what it does not know.</summary>
internal sealed class FilesRead
{
    private readonly ConcurrentDictionary<string, ContentHash> _seen = new(StringComparer.Ordinal);

    public void Saw(string path, ContentHash hash) => _seen[path] = hash;

    public bool IsCurrent(string path, ContentHash hash) => _seen.TryGetValue(path, out var seen) && seen == hash;

    public bool Knows(string path) => _seen.ContainsKey(path);
}
