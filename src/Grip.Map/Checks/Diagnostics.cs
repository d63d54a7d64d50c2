using System.Collections.Immutable;
using Grip.Core.Checks;
using Grip.Map.CSharp;
using Microsoft.CodeAnalysis;
using DiagnosticSeverity = Grip.Core.Checks.DiagnosticSeverity;

namespace Grip.Map.Checks;

/// <summary>From the compiler's diagnostics to those of a verdict.</summary>
internal static class Diagnostics
{
    public static CheckDiagnostic ToCheck(
        Diagnostic diagnostic,
        ProjectUnit unit,
        ImmutableArray<string> suggestions,
        Func<string, string> userPath
    )
    {
        var severity =
            diagnostic.Severity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning;
        var message = diagnostic.GetMessage();
        if (!diagnostic.Location.IsInSource)
            return new CheckDiagnostic(diagnostic.Id, severity, null, 0, 0, message, unit.Name, Framework(unit), suggestions);
        var start = diagnostic.Location.GetLineSpan().StartLinePosition;
        return new CheckDiagnostic(
            diagnostic.Id,
            severity,
            userPath(diagnostic.Location.SourceTree!.FilePath),
            start.Line + 1,
            start.Character + 1,
            message,
            unit.Name,
            Framework(unit),
            suggestions
        );
    }

    /// <summary>Errors first, then by place.</summary>
    public static ImmutableArray<CheckDiagnostic> Sorted(IEnumerable<CheckDiagnostic> diagnostics) =>
        [
            .. diagnostics
                .OrderBy(diagnostic => diagnostic.Severity)
                .ThenBy(diagnostic => diagnostic.Path, StringComparer.Ordinal)
                .ThenBy(diagnostic => diagnostic.Line)
                .ThenBy(diagnostic => diagnostic.Column)
                .ThenBy(diagnostic => diagnostic.Id, StringComparer.Ordinal)
                .ThenBy(diagnostic => diagnostic.Project, StringComparer.Ordinal)
                .ThenBy(diagnostic => diagnostic.TargetFramework, StringComparer.Ordinal),
        ];

    private static string? Framework(ProjectUnit unit) => unit.TargetFramework.Length > 0 ? unit.TargetFramework : null;
}
