namespace Grip.Agent.Testing;

/// <summary>Which files are tests, by the names that frameworks and people give them.</summary>
internal static class TestFiles
{
    private static readonly string[] Folders = ["test", "tests", "__tests__", "spec", "specs", "testdata", "__snapshots__"];

    public static bool IsCSharp(string path) => path.EndsWith(".cs", StringComparison.OrdinalIgnoreCase);

    public static bool IsTest(string path)
    {
        var parts = path.Replace('\\', '/').Split('/');
        return parts[..^1].Any(IsTestFolder) || IsTestName(parts[^1]);
    }

    /// <summary>True if every line from before is still there, in its order.</summary>
    public static bool OnlyAdds(string before, string after)
    {
        var next = 0;
        var old = before.ReplaceLineEndings("\n").TrimEnd().Split('\n');
        foreach (var line in after.ReplaceLineEndings("\n").Split('\n'))
            if (next < old.Length && line.TrimEnd() == old[next].TrimEnd())
                next++;
        return next == old.Length || before.Length == 0;
    }

    private static bool IsTestFolder(string name) =>
        Folders.Contains(name, StringComparer.OrdinalIgnoreCase)
        || name.EndsWith(".Tests", StringComparison.OrdinalIgnoreCase)
        || name.EndsWith(".Test", StringComparison.OrdinalIgnoreCase)
        || name.EndsWith("Tests", StringComparison.Ordinal)
        || name.EndsWith(".Specs", StringComparison.OrdinalIgnoreCase);

    private static bool IsTestName(string name)
    {
        var stem = name.Split('.')[0];
        return stem.EndsWith("Tests", StringComparison.Ordinal)
            || stem.EndsWith("Test", StringComparison.Ordinal)
            || stem.StartsWith("test_", StringComparison.Ordinal)
            || stem.EndsWith("_test", StringComparison.Ordinal)
            || name.Contains(".test.", StringComparison.Ordinal)
            || name.Contains(".spec.", StringComparison.Ordinal);
    }
}
