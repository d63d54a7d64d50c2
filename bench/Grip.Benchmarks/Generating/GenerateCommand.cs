using System.Text.Json;

namespace Grip.Benchmarks.Generating;

/// <summary>Makes a solution and says what is in it.</summary>
internal static class GenerateCommand
{
    public static Manifest Run(GenerateOptions options)
    {
        var dice = new Dice(options.Seed);
        var projects = SolutionPlanner.Plan(options, dice.Fork("projects"));
        var written = new SolutionWriter(options, dice.Fork("files")).Write(projects);
        var manifest = Manifest.Of(options, projects, written);
        File.WriteAllText(Path.Combine(options.Folder, Manifest.FileName), JsonSerializer.Serialize(manifest, Manifest.Json) + "\n");
        return manifest;
    }
}
