using Grip.Tools;

namespace Grip.Screen.Completion;

/// <summary><c>@part</c> of a file's path, anywhere in the line.</summary>
/// <param name="changed">Called when the files are known; on a thread of the pool.</param>
internal sealed class FileCompleter(string root, Action changed)
{
    private const int MostFiles = 50_000;
    private const int MostShown = 50;
    private volatile string[]? _files;
    private volatile bool _isReading;
    private bool _isFresh;

    public IReadOnlyList<Candidate> Complete(string line, string word, int wordStart)
    {
        if (!word.StartsWith('@'))
            return [];
        // Read anew for each '@', in the background: the tree may be large, and it changes while the agent works.
        if (!_isReading && (_files is null || word.Length == 1 && !_isFresh))
        {
            _isReading = true;
            _ = Task.Run(Read);
        }

        _isFresh = word.Length == 1;
        if (_files is not { } files)
            return [];
        return
        [
            .. files
                .Select(file => (File: file, Rank: Rank(file, word[1..])))
                .Where(ranked => ranked.Rank >= 0)
                .OrderBy(ranked => ranked.Rank)
                .ThenBy(ranked => ranked.File.Length)
                .Take(MostShown)
                .Select(ranked => new Candidate($"@{ranked.File}", "", Runs: false)),
        ];
    }

    /// <summary>The name begins so, the name holds it, the path holds it, its letters come in this order; else -1.</summary>
    private static int Rank(string file, string part)
    {
        var name = Path.GetFileName(file.AsSpan());
        if (part.Length == 0)
            return file.AsSpan().Count('/');
        if (file.StartsWith(part, StringComparison.OrdinalIgnoreCase))
            return 0;
        if (name.StartsWith(part, StringComparison.OrdinalIgnoreCase))
            return 1;
        if (name.Contains(part, StringComparison.OrdinalIgnoreCase))
            return 2;
        if (file.Contains(part, StringComparison.OrdinalIgnoreCase))
            return 3;
        var at = 0;
        foreach (var character in file)
            if (at < part.Length && char.ToUpperInvariant(character) == char.ToUpperInvariant(part[at]))
                at++;
        return at == part.Length ? 4 : -1;
    }

    private void Read()
    {
        try
        {
            _files = [.. WorkspaceWalk.Files(root).Take(MostFiles).Select(Relative)];
        }
        catch (IOException)
        {
            // A folder that went away meanwhile; what was known stays.
        }

        _isReading = false;
        changed();
    }

    private string Relative(string path) => Path.GetRelativePath(root, path).Replace('\\', '/');
}
