namespace Grip.Mapping;

/// <summary>Lines of the user's files, to show beside a place.</summary>
internal sealed class SourceLines(string root)
{
    private readonly Dictionary<string, string[]> _files = new(StringComparer.Ordinal);

    /// <param name="line">From 1.</param>
    /// <returns>Trimmed; empty where there is no such line.</returns>
    public string Of(string path, int line) => Raw(path, line).Trim();

    /// <summary>The same as it stands in the file.</summary>
    public string Raw(string path, int line)
    {
        if (!_files.TryGetValue(path, out var lines))
        {
            var full = Path.Combine(root, path);
            _files[path] = lines = File.Exists(full) ? File.ReadAllLines(full) : [];
        }

        return line >= 1 && line <= lines.Length ? lines[line - 1] : "";
    }
}
