using Grip.Map.CSharp;
using Microsoft.CodeAnalysis;

namespace Grip.Map.Checks;

/// <summary>Whether a diagnostic can break the build of a unit, as its options, .editorconfig and .globalconfig say.</summary>
internal static class ErrorSeverity
{
    public static bool CanBe(string id, DiagnosticSeverity bySelf, bool isEnabledByDefault, ProjectUnit unit)
    {
        if (unit.CompilationOptions.SpecificDiagnosticOptions.TryGetValue(id, out var own))
            return own == ReportDiagnostic.Error || own == ReportDiagnostic.Warn && WarningsAreErrors(unit);
        foreach (var configured in Configured(id, unit))
            if (configured == ReportDiagnostic.Error || configured == ReportDiagnostic.Warn && WarningsAreErrors(unit))
                return true;
            else if (configured is ReportDiagnostic.Suppress or ReportDiagnostic.Hidden or ReportDiagnostic.Info)
                return false;
        return isEnabledByDefault
            && (bySelf == DiagnosticSeverity.Error || bySelf == DiagnosticSeverity.Warning && WarningsAreErrors(unit));
    }

    private static bool WarningsAreErrors(ProjectUnit unit) => unit.CompilationOptions.GeneralDiagnosticOption == ReportDiagnostic.Error;

    /// <summary>What .editorconfig and .globalconfig say, for the whole unit or for any of its files.</summary>
    private static IEnumerable<ReportDiagnostic> Configured(string id, ProjectUnit unit)
    {
        var severities = unit.Sources.Select(path => unit.Config.ForPath(path).TreeOptions).Append(unit.Config.Global.TreeOptions);
        return severities.Where(options => options.ContainsKey(id)).Select(options => options[id]).Distinct().Order();
    }
}
