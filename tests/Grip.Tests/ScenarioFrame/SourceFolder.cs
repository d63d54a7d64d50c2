using System.Reflection;

namespace Grip.Tests.ScenarioFrame;

/// <summary>Where the sources lie that this test assembly was built from.</summary>
internal static class SourceFolder
{
    public static string Tests { get; } =
        typeof(SourceFolder).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(pair => pair.Key == "SourceFolder").Value!;

    public static string Repository { get; } = Path.GetFullPath(Path.Combine(Tests, "..", ".."));

    public static string Scenarios { get; } = Path.Combine(Tests, "Scenarios");

    /// <summary>True if expectations are written from what the program does, instead of being compared with it.</summary>
    public static bool Rewrite { get; } = Environment.GetEnvironmentVariable("GRIP_REWRITE") == "1";
}
