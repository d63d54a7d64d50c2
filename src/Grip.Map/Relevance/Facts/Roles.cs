namespace Grip.Map.Relevance.Facts;

/// <summary>Tells tests, samples, benchmarks and generated files by what projects usually call them.</summary>
internal static class Roles
{
    private static readonly string[] TestWords = ["test", "tests", "unittests", "specs", "spec", "testing", "unittest", "integrationtests"];
    private static readonly string[] SampleWords = ["sample", "samples", "example", "examples", "demo", "demos", "docs", "documentation"];
    private static readonly string[] BenchmarkWords =
    [
        "benchmark",
        "benchmarks",
        "bench",
        "perf",
        "performance",
        "perftests",
        "performancetests",
    ];

    public static FileRoles Of(string path, SourceFacts facts)
    {
        var folders = path.Split('/')[..^1].SelectMany(folder => folder.Split('.', '-', '_')).ToList();
        var stem = Path.GetFileNameWithoutExtension(path);
        var roles = FileRoles.None;
        if (
            facts.HasTests
            || folders.Any(folder => Is(folder, TestWords) || folder.EndsWith("Tests", StringComparison.Ordinal))
            || stem.EndsWith("Tests", StringComparison.Ordinal)
            || stem.EndsWith("Test", StringComparison.Ordinal)
            || stem.EndsWith("Fixture", StringComparison.Ordinal)
        )
            roles |= FileRoles.Test;
        if (folders.Any(folder => Is(folder, SampleWords)))
            roles |= FileRoles.Sample;
        if (folders.Any(folder => Is(folder, BenchmarkWords)) || stem.EndsWith("Benchmark", StringComparison.Ordinal))
            roles |= FileRoles.Benchmark;
        if (facts.IsGenerated)
            roles |= FileRoles.Generated;
        return roles;
    }

    private static bool Is(string folder, string[] words) => words.Contains(folder, StringComparer.OrdinalIgnoreCase);
}
