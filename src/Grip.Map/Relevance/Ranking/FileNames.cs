namespace Grip.Map.Relevance.Ranking;

/// <summary>Which files belong together by their names: a test and its subject, an interface and its class, the parts of a type.</summary>
internal static class FileNames
{
    private static readonly string[] Endings =
    [
        "UnitTests",
        "IntegrationTests",
        "Tests",
        "Test",
        "Specs",
        "Spec",
        "Fixture",
        "Benchmarks",
        "Benchmark",
        "Facts",
        "Tester",
    ];

    /// <summary>"src/OrderTests.cs", "IOrder.cs" and "Order.Parsing.cs" are all about "Order".</summary>
    public static string SubjectOf(string path)
    {
        var name = path[(path.LastIndexOf('/') + 1)..];
        var stem = name.IndexOf('.') is var dot and > 0 ? name[..dot] : name;
        foreach (var ending in Endings)
            if (stem.Length > ending.Length && stem.EndsWith(ending, StringComparison.Ordinal))
            {
                stem = stem[..^ending.Length].TrimEnd('_');
                break;
            }
        return stem is ['I', >= 'A' and <= 'Z', >= 'a' and <= 'z', ..] ? stem[1..] : stem;
    }
}
