using System.Collections.Immutable;
using Grip.Map.Loading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Grip.Map.CSharp;

/// <param name="Unit">The index of the referenced unit.</param>
public sealed record UnitReference(int Unit, MetadataReferenceProperties Properties);

/// <summary>One project in one target framework: everything the compiler is told, apart from the texts of the sources.</summary>
public sealed class ProjectUnit
{
    /// <summary>The index of this unit in <see cref="SolutionSnapshot.Units"/>.</summary>
    public required int Index { get; init; }
    public required EvaluatedProject Project { get; init; }
    public required CSharpParseOptions ParseOptions { get; init; }
    public required CSharpCompilationOptions CompilationOptions { get; init; }

    /// <summary>Full paths, in the order of the command line.</summary>
    public required ImmutableArray<string> Sources { get; init; }
    public required ImmutableArray<MetadataReference> MetadataReferences { get; init; }
    public required ImmutableArray<UnitReference> UnitReferences { get; init; }
    public required ImmutableArray<string> AnalyzerPaths { get; init; }
    public required ImmutableArray<AdditionalText> AdditionalTexts { get; init; }
    public required ConfigOptionsProvider Config { get; init; }

    /// <summary>Sources of the loose mode that exist only in memory.</summary>
    public required string SynthesizedSource { get; init; }

    /// <summary>This unit without its references to <paramref name="units"/>.</summary>
    internal ProjectUnit Without(ImmutableHashSet<int> units) =>
        units.IsEmpty ? this : Copy(CompilationOptions, [.. UnitReferences.Where(reference => !units.Contains(reference.Unit))]);

    /// <summary>This unit with some warnings as errors.</summary>
    internal ProjectUnit Raising(IEnumerable<string> warnings) =>
        Copy(
            CompilationOptions.WithSpecificDiagnosticOptions(
                CompilationOptions.SpecificDiagnosticOptions.SetItems(
                    warnings.Select(id => KeyValuePair.Create(id, ReportDiagnostic.Error))
                )
            ),
            UnitReferences
        );

    private ProjectUnit Copy(CSharpCompilationOptions options, ImmutableArray<UnitReference> references) =>
        new()
        {
            Index = Index,
            Project = Project,
            ParseOptions = ParseOptions,
            CompilationOptions = options,
            Sources = Sources,
            MetadataReferences = MetadataReferences,
            UnitReferences = references,
            AnalyzerPaths = AnalyzerPaths,
            AdditionalTexts = AdditionalTexts,
            Config = Config,
            SynthesizedSource = SynthesizedSource,
        };

    public string Name => Project.Name;
    public string TargetFramework => Project.TargetFramework;

    /// <summary>As in "Shop.Core (net10.0)".</summary>
    public override string ToString() => TargetFramework.Length > 0 ? $"{Name} ({TargetFramework})" : Name;
}
