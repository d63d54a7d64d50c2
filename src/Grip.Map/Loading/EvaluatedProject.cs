using System.Collections.Immutable;

namespace Grip.Map.Loading;

/// <summary>How far a project could be loaded; decides how much a verdict about it is worth.</summary>
public enum LoadQuality
{
    /// <summary>The command line that the user's own build gives to the compiler, with every package.</summary>
    Exact,

    /// <summary>The command line of the build, but some packages are missing.</summary>
    Partial,

    /// <summary>Sources and reference packs only; no command line could be had.</summary>
    Loose,
}

/// <param name="Output">The referenced assembly's path.</param>
/// <param name="Project">The full path of the project that makes it.</param>
public sealed record ProjectReferenceLine(
    string Output,
    string ReferenceAssembly,
    string Project,
    string Aliases,
    string OutputItemType,
    bool ReferenceOutputAssembly
);

/// <param name="Version">As written, after properties were expanded; empty if there is none.</param>
public sealed record PackageLine(string Id, string Version)
{
    /// <summary>The project or imported file with the reference; empty where it is not known.</summary>
    public string DefinedIn { get; init; } = "";

    /// <summary>The SDK adds it by itself.</summary>
    public bool IsImplicit { get; init; }
}

/// <summary>What the build system says about one project and one target framework. Serialised into the cache.</summary>
public sealed record EvaluatedProject
{
    public required string ProjectPath { get; init; }

    /// <summary>As in "net10.0"; empty where the project names none.</summary>
    public required string TargetFramework { get; init; }
    public required string AssemblyName { get; init; }
    public string RootNamespace { get; init; } = "";
    public string OutputType { get; init; } = "";
    public bool IsTest { get; init; }
    public string AssetsFile { get; init; } = "";
    public string IntermediateFolder { get; init; } = "";
    public bool GlobsSources { get; init; } = true;

    /// <summary>Every path under which another project may reference this one's assembly.</summary>
    public ImmutableArray<string> Outputs { get; init; } = [];

    /// <summary>The compiler's arguments; empty in the loose mode.</summary>
    public ImmutableArray<string> Arguments { get; init; } = [];
    public ImmutableArray<ProjectReferenceLine> References { get; init; } = [];
    public ImmutableArray<PackageLine> Packages { get; init; } = [];
    public LoadQuality Quality { get; init; }

    /// <summary>Why the quality is not exact, as a sentence; empty if it is.</summary>
    public string Reason { get; init; } = "";

    public string Name => Path.GetFileNameWithoutExtension(ProjectPath);
    public string Folder => Path.GetDirectoryName(ProjectPath)!;
}

/// <summary>A project that could not be loaded at all, or only in part.</summary>
/// <param name="IsFatal">The project is not in the solution as loaded.</param>
public sealed record LoadProblem(string Project, string Reason, bool IsFatal);

/// <param name="Notes">Sentences for the user: a missing SDK, a restore with errors.</param>
public sealed record Evaluation(
    ImmutableArray<EvaluatedProject> Projects,
    ImmutableArray<LoadProblem> Problems,
    ImmutableArray<string> Notes
);
