using System.Collections.Immutable;
using Grip.Map.CSharp;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Grip.Automations.Imports;

/// <summary>Knows which using directives nothing needs: in every target framework, as the compiler says.</summary>
internal static class UnusedUsings
{
    private const string Unnecessary = "CS8019";

    /// <summary>The directives of a file that no unit with it needs, by their text, as "using Shop.Orders;".</summary>
    public static ImmutableHashSet<string> Of(SolutionSnapshot snapshot, string path, CancellationToken cancellation)
    {
        var used = new HashSet<string>(StringComparer.Ordinal);
        var unused = new HashSet<string>(StringComparer.Ordinal);
        foreach (var unit in snapshot.UnitsWith(path))
        {
            var compilation = snapshot.Compilation(unit, cancellation);
            if (snapshot.Tree(unit, path, cancellation) is not { } tree)
                continue;
            var root = tree.GetRoot(cancellation);
            var options = Reporting(compilation);
            var diagnostics =
                options == compilation.Options
                    ? snapshot.Diagnostics.Of(unit, path, cancellation)
                    : compilation.WithOptions(options).GetSemanticModel(tree).GetDiagnostics(cancellationToken: cancellation);
            var spans = diagnostics
                .Where(diagnostic => diagnostic.Id == Unnecessary)
                .Select(diagnostic => diagnostic.Location.SourceSpan)
                .ToArray();
            foreach (
                var directive in root.DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax)
                    .OfType<UsingDirectiveSyntax>()
            )
                (Array.Exists(spans, span => span.Contains(directive.Span)) ? unused : used).Add(TextOf(directive));
        }

        unused.ExceptWith(used);
        return [.. unused];
    }

    /// <summary>Those of a file that nothing needs after a change although something did before.</summary>
    /// <param name="path">The file in both snapshots.</param>
    public static ImmutableHashSet<string> Became(
        SolutionSnapshot before,
        SolutionSnapshot after,
        string path,
        CancellationToken cancellation
    )
    {
        var now = Of(after, path, cancellation);
        return now.IsEmpty ? now : now.Except(Of(before, path, cancellation));
    }

    public static string TextOf(UsingDirectiveSyntax directive) => directive.NormalizeWhitespace().ToString();

    /// <summary>A project that switches the diagnostic off gets it nevertheless.</summary>
    private static CSharpCompilationOptions Reporting(CSharpCompilation compilation) =>
        compilation.Options.SpecificDiagnosticOptions.TryGetValue(Unnecessary, out var known) && known == ReportDiagnostic.Suppress
            ? compilation.Options.WithSpecificDiagnosticOptions(
                compilation.Options.SpecificDiagnosticOptions.SetItem(Unnecessary, ReportDiagnostic.Hidden)
            )
            : compilation.Options;
}
