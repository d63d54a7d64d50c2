using System.Collections.Immutable;

namespace Grip.Tests.ScenarioFrame;

/// <summary>One folder of Scenarios/, read and checked for its form. The form is described in AGENTS.md.</summary>
/// <param name="Steps">The lines of <c>command</c>, in order.</param>
internal sealed record Scenario(string Area, string Name, string Folder, ImmutableArray<Step> Steps)
{
    private static readonly string[] Streams = ["stdout", "stderr", "json", "stdin"];
    private static readonly string[] Markers = ["process", "no-project", "unrestored"];

    public string Input => Path.Combine(Folder, "input");

    public string Expected => Path.Combine(Folder, "expected");

    /// <summary>Runs through the real executable, not in the test's own process.</summary>
    public bool InProcessOfItsOwn => Has("process");

    /// <summary>No project is added to an input that has none.</summary>
    public bool WithoutProject => Has("no-project");

    /// <summary>What a scripted model answers, one JSON line a question; null if no model is scripted.</summary>
    public string? Model => Path.Combine(Folder, "model") is var model && File.Exists(model) ? model : null;

    /// <summary>Restoring packages is left to grip.</summary>
    public bool Unrestored => Has("unrestored");

    public static ImmutableArray<Scenario> All { get; } =
    [
        .. Directory
            .EnumerateDirectories(SourceFolder.Scenarios)
            .SelectMany(Directory.EnumerateDirectories)
            .Select(Read)
            .OrderBy(scenario => scenario.Folder, StringComparer.Ordinal),
    ];

    /// <summary>The lines that a stream must hold after step <paramref name="number"/> (from 1), or null if nothing is asked of it.</summary>
    public string? PathOf(string stream, int number)
    {
        var numbered = Path.Combine(Folder, $"{stream}.{number}");
        var plain = Path.Combine(Folder, stream);
        return File.Exists(numbered) ? numbered
            : number == LastGripStep && File.Exists(plain) ? plain
            : null;
    }

    /// <summary>Files laid over the tree before step <paramref name="number"/>, or null.</summary>
    public string? OverlayBefore(int number) =>
        Path.Combine(Folder, $"before.{number}") is var overlay && Directory.Exists(overlay) ? overlay : null;

    /// <summary>What is wrong with the folder's form; empty if nothing is.</summary>
    public ImmutableArray<string> Faults()
    {
        var faults = ImmutableArray.CreateBuilder<string>();
        if (Name is not [>= '0' and <= '9', >= '0' and <= '9', >= '0' and <= '9', '_', ..])
            faults.Add("its name does not start with three digits and an underscore");
        if (Steps.IsEmpty)
            faults.Add("it has no file 'command' with at least one line");
        foreach (var entry in Directory.EnumerateFileSystemEntries(Folder).Select(path => Path.GetFileName(path)!).Where(IsUnknown))
            faults.Add($"'{entry}' has no meaning in a scenario");
        if (!Steps.IsEmpty && Steps.All(step => step.Program is not null))
            faults.Add("none of its commands is grip's");
        return faults.ToImmutable();
    }

    private int LastGripStep => Steps.Select((step, index) => (step, index)).Last(pair => pair.step.Program is null).index + 1;

    private bool Has(string marker) => File.Exists(Path.Combine(Folder, marker));

    private bool IsUnknown(string entry)
    {
        if (entry is "input" or "expected" or "command" or "model" || Streams.Contains(entry) || Markers.Contains(entry))
            return false;
        return entry.Split('.') is not [var stem, var number]
            || !int.TryParse(number, out var step)
            || step < 1
            || step > Steps.Length
            || (stem != "before" && !Streams.Contains(stem));
    }

    private static Scenario Read(string folder)
    {
        var command = Path.Combine(folder, "command");
        return new Scenario(
            Path.GetFileName(Path.GetDirectoryName(folder)!),
            Path.GetFileName(folder),
            folder,
            File.Exists(command)
                ? [.. File.ReadAllLines(command).Where(line => line.Trim() is not ([] or ['#', ..])).Select(Step.Parse)]
                : []
        );
    }
}
