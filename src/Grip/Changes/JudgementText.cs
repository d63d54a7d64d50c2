using Grip.Core.Checks;
using Grip.Gate;
using Grip.Output;

namespace Grip.Changes;

/// <summary>What the gate said, for people: diagnostics with their places, each once however many target frameworks report it.</summary>
internal static class JudgementText
{
    public static void Write(TextOutput text, Judgement judgement, string root, Verbosity verbosity)
    {
        var groups = judgement
            .Introduced.GroupBy(diagnostic => (diagnostic.Id, diagnostic.Path, diagnostic.Line, diagnostic.Column, diagnostic.Message))
            .OrderBy(group => group.First().Severity)
            .Select(group => group.ToList())
            .ToList();
        ListText.Write(text, groups, verbosity, "diagnostics", group => Diagnostic(text.Style, group, root));
        if (judgement.Tests is { } tests)
            ListText.Write(
                text,
                tests.NewlyFailing,
                verbosity,
                "tests",
                test => $"  {text.Style.Bad("newly failing")} {Printable.Text(test)}"
            );
        foreach (var check in judgement.Outcomes)
            text.Line(text.Style.Faint($"{check.Name}: {Said(check)}, {Duration.Of(check.Duration)}"));
        ListText.Write(
            text,
            judgement.Weaknesses,
            verbosity,
            "weaknesses",
            weakness => $"{text.Style.Warn("weaker than a build:")} {Printable.Text(weakness)}"
        );
    }

    private static string Diagnostic(Style style, List<CheckDiagnostic> same, string root)
    {
        var first = same[0];
        var place = first.Path is null ? "" : $"{Printable.Text(ChangedFileJson.Relative(first.Path, root))}:{first.Line}:{first.Column} ";
        var id = first.Severity == DiagnosticSeverity.Error ? style.Bad($"error {first.Id}") : style.Warn($"warning {first.Id}");
        var projects = same.GroupBy(diagnostic => diagnostic.Project)
            .Select(project => $"{project.Key} ({string.Join(", ", project.Select(diagnostic => diagnostic.TargetFramework).Distinct())})");
        var suggestions = same.SelectMany(diagnostic => diagnostic.Suggestions).Distinct().Take(3).ToList();
        return $"  {place}{id}: {Printable.Text(first.Message)}\n"
            + style.Faint($"      in {string.Join("; ", projects)}")
            + (suggestions.Count > 0 ? $"\n      try {string.Join(", ", suggestions.Select(Printable.Text))}" : "");
    }

    private static string Said(CheckOutcome check)
    {
        var verdict = check.Verdict;
        if (verdict.Tests is { } tests)
            return tests.Run == 0
                ? "no tests reach the change"
                : $"{tests.Passed} passed, {tests.Failed} failed{(tests.Skipped > 0 ? $", {tests.Skipped} skipped" : "")}"
                    + (tests.NewlyFailing.IsEmpty && tests.Failed > 0 ? " (as before)" : "");
        var errors = verdict.Introduced.Count(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        var known = verdict.PreExisting > 0 ? $" ({Counted.Of(verdict.PreExisting, "error")} there before)" : "";
        return (errors == 0 ? "nothing broken" : Counted.Of(errors, "new error")) + known;
    }
}
