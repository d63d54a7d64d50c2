using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Grip.Map.CSharp;

/// <summary>.editorconfig and .globalconfig as analyzers and generators see them.</summary>
public sealed class ConfigOptionsProvider(AnalyzerConfigSet configs) : AnalyzerConfigOptionsProvider
{
    private readonly ConcurrentDictionary<string, AnalyzerConfigOptionsResult> byPath = new(StringComparer.Ordinal);

    public override AnalyzerConfigOptions GlobalOptions { get; } = new DictionaryOptions(configs.GlobalConfigOptions.AnalyzerOptions);

    public AnalyzerConfigOptionsResult Global => configs.GlobalConfigOptions;

    public AnalyzerConfigOptionsResult ForPath(string path) =>
        byPath.GetOrAdd(path, static (key, set) => set.GetOptionsForSourcePath(key), configs);

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => new DictionaryOptions(ForPath(tree.FilePath).AnalyzerOptions);

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) =>
        new DictionaryOptions(ForPath(textFile.Path).AnalyzerOptions);

    private sealed class DictionaryOptions(ImmutableDictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override IEnumerable<string> Keys => values.Keys;

        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
    }
}

/// <summary>The severities of the same files as the compiler asks for them.</summary>
internal sealed class ConfigSeverities(ConfigOptionsProvider config) : SyntaxTreeOptionsProvider
{
    public override GeneratedKind IsGenerated(SyntaxTree tree, CancellationToken cancellationToken) =>
        config.ForPath(tree.FilePath).AnalyzerOptions.TryGetValue("generated_code", out var value)
            ? value.Equals("true", StringComparison.OrdinalIgnoreCase)
                ? GeneratedKind.MarkedGenerated
                : GeneratedKind.NotGenerated
            : GeneratedKind.Unknown;

    public override bool TryGetDiagnosticValue(
        SyntaxTree tree,
        string diagnosticId,
        CancellationToken cancellationToken,
        out ReportDiagnostic severity
    ) => config.ForPath(tree.FilePath).TreeOptions.TryGetValue(diagnosticId, out severity);

    public override bool TryGetGlobalDiagnosticValue(
        string diagnosticId,
        CancellationToken cancellationToken,
        out ReportDiagnostic severity
    ) => config.Global.TreeOptions.TryGetValue(diagnosticId, out severity);
}
