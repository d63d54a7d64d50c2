using System.Collections.Immutable;

namespace Grip.Core.Checks;

public enum DiagnosticSeverity
{
    Error,
    Warning,
}

/// <summary>One diagnostic of a check, in one project and target framework.</summary>
/// <param name="Path">Absolute path, or null where the diagnostic has no place (a project, a package).</param>
/// <param name="Line">From 1; 0 without a place.</param>
/// <param name="Column">From 1, in UTF-16 code units; 0 without a place.</param>
/// <param name="TargetFramework">As in "net10.0"; null where the project could not be evaluated.</param>
/// <param name="Suggestions">For an unknown name the nearest that exist, best first.</param>
public sealed record CheckDiagnostic(
    string Id,
    DiagnosticSeverity Severity,
    string? Path,
    int Line,
    int Column,
    string Message,
    string Project,
    string? TargetFramework,
    ImmutableArray<string> Suggestions
);
