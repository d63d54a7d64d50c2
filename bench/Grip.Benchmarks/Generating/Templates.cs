using System.Reflection;

namespace Grip.Benchmarks.Generating;

/// <summary>The hand-written files at the bottom of each generated solution.</summary>
internal static class Templates
{
    private static readonly string[] Core =
    [
        "AuditTrail",
        "Entity",
        "Events",
        "Guard",
        "ILabelled",
        "Money",
        "Outcome",
        "Page",
        "Repositories",
        "SequenceExtensions",
        "Telemetry",
        "Validation",
    ];

    public static IEnumerable<(string Name, string Text)> Of(Layer layer) =>
        (layer == Layer.Core ? Core : ["Check"]).Select(name => (name, Read(name)));

    private static string Read(string name)
    {
        using var stream =
            Assembly.GetExecutingAssembly().GetManifestResourceStream(name) ?? throw new InvalidOperationException($"No template {name}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
