using System.Collections.Immutable;

namespace Grip.Map.Loading;

/// <summary>Reads what grip-evaluation.targets wrote.</summary>
internal static class EvaluationAnswers
{
    public static ImmutableArray<EvaluatedProject> Read(string folder) =>
        [
            .. Directory
                .EnumerateFiles(folder, "*.facts")
                .Select(Parse)
                .OfType<EvaluatedProject>()
                .OrderBy(project => project.ProjectPath, StringComparer.Ordinal)
                .ThenBy(project => project.TargetFramework, StringComparer.Ordinal),
        ];

    private static EvaluatedProject? Parse(string factsFile)
    {
        var facts = File.ReadLines(factsFile).Select(Split).ToLookup(line => line.Key, line => line.Value);
        if (First(facts, "language") is not "C#")
            return null;
        var argumentsFile = Path.ChangeExtension(factsFile, ".args");
        var answers = File.Exists(argumentsFile)
            ? File.ReadLines(argumentsFile).Select(Split).ToLookup(line => line.Key, line => line.Value)
            : null;
        var project = new EvaluatedProject
        {
            ProjectPath = First(facts, "project"),
            TargetFramework = First(facts, "tfm"),
            AssemblyName = First(facts, "assembly"),
            RootNamespace = First(facts, "namespace"),
            OutputType = First(facts, "output"),
            IsTest = First(facts, "test").Equals("true", StringComparison.OrdinalIgnoreCase),
            AssetsFile = First(facts, "assets"),
            IntermediateFolder = Path.GetFullPath(First(facts, "intermediate").Replace('\\', '/')),
            GlobsSources = !First(facts, "globs").Contains("false", StringComparison.OrdinalIgnoreCase),
            Outputs =
            [
                .. new[] { "out", "outref", "outobj", "outobjref" }
                    .SelectMany(key => facts[key])
                    .Where(path => path.Length > 0)
                    .Select(Path.GetFullPath)
                    .Distinct(),
            ],
            Packages = Packages(facts),
        };
        if (answers is not null && answers["arg"].Any())
            return project with
            {
                Arguments = [.. answers["arg"]],
                References = [.. answers["ref"].Select(Reference)],
                Quality = LoadQuality.Exact,
            };
        return project with
        {
            Quality = LoadQuality.Loose,
            Arguments = LooseArguments.From(project, facts),
            References = [.. facts["projectref"].Select(path => new ProjectReferenceLine("", "", Path.GetFullPath(path), "", "", true))],
        };
    }

    private static ImmutableArray<PackageLine> Packages(ILookup<string, string> facts)
    {
        var central = facts["packageversion"]
            .Select(line => line.Split('|'))
            .GroupBy(parts => parts[0], StringComparer.OrdinalIgnoreCase)
            .ToDictionary(group => group.Key, group => group.Last()[1], StringComparer.OrdinalIgnoreCase);
        return
        [
            .. facts["package"]
                .Select(line => line.Split('|'))
                .Select(parts => new PackageLine(
                    parts[0],
                    parts[2] is { Length: > 0 } own ? own
                        : parts[1] is { Length: > 0 } version ? version
                        : central.GetValueOrDefault(parts[0], "")
                )
                {
                    DefinedIn = parts.Length > 3 ? parts[3] : "",
                    IsImplicit = parts.Length > 4 && parts[4].Equals("true", StringComparison.OrdinalIgnoreCase),
                }),
        ];
    }

    private static ProjectReferenceLine Reference(string line)
    {
        var parts = line.Split('|');
        return new ProjectReferenceLine(
            parts[0],
            parts[1],
            Path.GetFullPath(parts[2]),
            parts[3],
            parts[4],
            !parts[5].Equals("false", StringComparison.OrdinalIgnoreCase)
        );
    }

    private static string First(ILookup<string, string> facts, string key) => facts[key].FirstOrDefault() ?? "";

    private static (string Key, string Value) Split(string line)
    {
        var equals = line.IndexOf('=');
        return equals < 0 ? (line, "") : (line[..equals], line[(equals + 1)..]);
    }
}
