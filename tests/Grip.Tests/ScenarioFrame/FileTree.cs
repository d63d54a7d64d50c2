using System.Collections.Immutable;
using System.Text;

namespace Grip.Tests.ScenarioFrame;

/// <summary>The files of a folder as bytes; what builds and git make is not part of it.</summary>
internal static class FileTree
{
    public static ImmutableSortedDictionary<string, byte[]> Read(string folder) =>
        !Directory.Exists(folder)
            ? ImmutableSortedDictionary<string, byte[]>.Empty
            : Directory
                .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                .Select(path => (Path: Path.GetRelativePath(folder, path).Replace('\\', '/'), Full: path))
                .Where(file => !file.Path.Split('/').Any(part => part is "bin" or "obj" or ".git"))
                .ToImmutableSortedDictionary(file => file.Path, file => File.ReadAllBytes(file.Full), StringComparer.Ordinal);

    public static void Write(IEnumerable<KeyValuePair<string, byte[]>> files, string folder)
    {
        foreach (var (path, bytes) in files)
        {
            var target = Path.Combine(folder, path);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.WriteAllBytes(target, bytes);
        }
    }

    /// <summary>Every difference with the file's name and the first line that differs; empty if there is none.</summary>
    public static string Differences(IReadOnlyDictionary<string, byte[]> expected, IReadOnlyDictionary<string, byte[]> actual)
    {
        var text = new StringBuilder();
        foreach (var path in expected.Keys.Union(actual.Keys).Order(StringComparer.Ordinal))
            if (!actual.TryGetValue(path, out var now))
                text.Append($"{path} is missing\n");
            else if (!expected.TryGetValue(path, out var wanted))
                text.Append($"{path} should not be there:\n{Shown(now)}\n");
            else if (!wanted.AsSpan().SequenceEqual(now))
                text.Append($"{path} differs.\n--- expected\n{Shown(wanted)}\n--- actual\n{Shown(now)}\n");
        return text.ToString();
    }

    /// <summary>Text with carriage returns, tabs and a BOM made visible.</summary>
    private static string Shown(byte[] bytes) =>
        Encoding.UTF8.GetString(bytes).Replace("\r", "␍").Replace("\t", "␉").Replace("\uFEFF", "<BOM>");
}
