using System.Collections.Concurrent;
using System.Collections.Immutable;
using Grip.Map.Loading;
using Grip.Map.Sdk;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Grip.Map.CSharp;

/// <summary>From the compiler's command lines to units that know each other.</summary>
internal sealed class UnitFactory(DotnetHost host)
{
    private const string AnalyzerArgument = "/analyzer:";

    private readonly ConcurrentDictionary<string, PortableExecutableReference> metadata = new(StringComparer.Ordinal);

    /// <returns>The units, and a problem for each reference that was left out since it closes a circle.</returns>
    public (ImmutableArray<ProjectUnit> Units, ImmutableArray<LoadProblem> Problems) Create(ImmutableArray<EvaluatedProject> projects)
    {
        var byOutput = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < projects.Length; i++)
            foreach (var output in projects[i].Outputs)
                byOutput[output] = i;

        var units = new ProjectUnit[projects.Length];
        Parallel.For(0, projects.Length, i => units[i] = Create(i, projects, byOutput));
        var (opened, circles) = ReferenceCircles.Open([.. units]);
        return (opened, [.. circles, .. projects.SelectMany(MissingAnalyzers)]);
    }

    /// <summary>A generator of the solution that was never built generates nothing here, while its own build would make it first.</summary>
    private static IEnumerable<LoadProblem> MissingAnalyzers(EvaluatedProject project) =>
        project
            .Arguments.Where(argument => argument.StartsWith(AnalyzerArgument, StringComparison.Ordinal))
            .Select(argument => Path.GetFullPath(argument[AnalyzerArgument.Length..].Trim('"'), project.Folder))
            .Where(path => !File.Exists(path))
            .Select(path => new LoadProblem(
                project.ProjectPath,
                $"{project.TargetFramework}: the analyzer or generator {Path.GetFileName(path)} is not built yet, so that it was not heard; build the solution once",
                IsFatal: false
            ));

    private ProjectUnit Create(int index, ImmutableArray<EvaluatedProject> projects, Dictionary<string, int> byOutput)
    {
        var project = projects[index];
        var synthesized =
            project.Arguments.FirstOrDefault(argument => argument.StartsWith(LooseArguments.SynthesizedPrefix, StringComparison.Ordinal))
            ?? "";
        var arguments = CSharpCommandLineParser.Default.Parse(
            project.Arguments.Where(argument => argument != synthesized),
            project.Folder,
            sdkDirectory: null
        );
        var config = new ConfigOptionsProvider(
            AnalyzerConfigSet.Create(
                arguments
                    .AnalyzerConfigPaths.Where(File.Exists)
                    .Select(path => AnalyzerConfig.Parse(File.ReadAllText(path), path))
                    .ToImmutableArray()
            )
        );
        var (metadataReferences, unitReferences) = References(index, projects, byOutput, arguments);
        return new ProjectUnit
        {
            Index = index,
            Project = project,
            ParseOptions = WithDocumentation(arguments.ParseOptions),
            CompilationOptions = Options(arguments, project, config),
            Sources = [.. arguments.SourceFiles.Select(file => Path.GetFullPath(file.Path)).Distinct()],
            MetadataReferences = metadataReferences,
            UnitReferences = unitReferences,
            AnalyzerPaths =
            [
                .. arguments
                    .AnalyzerReferences.Select(reference => Path.GetFullPath(reference.FilePath, project.Folder))
                    .Where(File.Exists)
                    .Distinct(),
            ],
            AdditionalTexts =
            [
                .. arguments.AdditionalFiles.Select(file => new AdditionalFile(Path.GetFullPath(file.Path, project.Folder))),
            ],
            Config = config,
            SynthesizedSource = synthesized.Length > 0 ? synthesized[LooseArguments.SynthesizedPrefix.Length..] : "",
        };
    }

    /// <summary>
    /// A project that writes no documentation file still has references in its doc comments: parsed they can be
    /// followed, and unused usings are known; nothing more is diagnosed than its own build would.
    /// </summary>
    private static CSharpParseOptions WithDocumentation(CSharpParseOptions options) =>
        options.DocumentationMode == DocumentationMode.None ? options.WithDocumentationMode(DocumentationMode.Parse) : options;

    private static CSharpCompilationOptions Options(
        CSharpCommandLineArguments arguments,
        EvaluatedProject project,
        ConfigOptionsProvider config
    ) =>
        arguments
            .CompilationOptions.WithAssemblyIdentityComparer(DesktopAssemblyIdentityComparer.Default)
            .WithStrongNameProvider(new DesktopStrongNameProvider([project.Folder, .. arguments.KeyFileSearchPaths]))
            .WithXmlReferenceResolver(new XmlFileResolver(project.Folder))
            .WithSourceReferenceResolver(new SourceFileResolver([], project.Folder))
            .WithSyntaxTreeOptionsProvider(new ConfigSeverities(config))
            .WithConcurrentBuild(true);

    private (ImmutableArray<MetadataReference>, ImmutableArray<UnitReference>) References(
        int index,
        ImmutableArray<EvaluatedProject> projects,
        Dictionary<string, int> byOutput,
        CSharpCommandLineArguments arguments
    )
    {
        var project = projects[index];
        var files = ImmutableArray.CreateBuilder<MetadataReference>();
        var units = new Dictionary<int, UnitReference>();
        foreach (var reference in arguments.MetadataReferences)
        {
            var path = Path.GetFullPath(reference.Reference, project.Folder);
            if (byOutput.TryGetValue(path, out var unit) && unit != index)
                units.TryAdd(unit, new UnitReference(unit, reference.Properties));
            else if (File.Exists(path))
                files.Add(Metadata(path).WithProperties(reference.Properties));
        }

        foreach (
            var line in project.References.Where(line =>
                line.ReferenceOutputAssembly && !line.OutputItemType.Equals("Analyzer", StringComparison.OrdinalIgnoreCase)
            )
        )
        {
            var unit = UnitOf(line, project, projects, byOutput);
            if (unit < 0 || unit == index)
                continue;
            var aliases = line
                .Aliases.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .ToImmutableArray();
            units.TryAdd(unit, new UnitReference(unit, new MetadataReferenceProperties(aliases: aliases)));
        }

        var hasFramework = files.Any(file =>
            Path.GetFileNameWithoutExtension(file.Display) is "mscorlib" or "System.Runtime" or "netstandard"
        );
        if (!hasFramework)
            files.AddRange(LooseArguments.ReferencePacks(host).Select(Metadata));
        if (project.Quality != LoadQuality.Exact)
            files.AddRange(LoosePackages.Assemblies(project).Select(Metadata));
        return ([.. files.DistinctBy(file => Path.GetFileName(file.Display))], [.. units.Values.OrderBy(reference => reference.Unit)]);
    }

    private static int UnitOf(
        ProjectReferenceLine line,
        EvaluatedProject from,
        ImmutableArray<EvaluatedProject> projects,
        Dictionary<string, int> byOutput
    )
    {
        foreach (var path in new[] { line.Output, line.ReferenceAssembly })
            if (path.Length > 0 && byOutput.TryGetValue(Path.GetFullPath(path, from.Folder), out var exact))
                return exact;
        var candidates = Enumerable.Range(0, projects.Length).Where(i => projects[i].ProjectPath == line.Project).ToArray();
        if (candidates.Length == 0)
            return -1;
        return candidates.MaxBy(i =>
            projects[i].TargetFramework == from.TargetFramework ? 2
            : projects[i].TargetFramework.StartsWith("netstandard", StringComparison.Ordinal) ? 1
            : 0
        );
    }

    private PortableExecutableReference Metadata(string path) =>
        metadata.GetOrAdd(path, static key => MetadataReference.CreateFromFile(key));
}
