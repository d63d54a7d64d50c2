using System.Text;
using Grip.Core.Agent;
using Grip.Core.Checks;

namespace Grip.Agent;

/// <summary>Verdicts as the model reads them: the fact, the nearest right thing, the next step.</summary>
internal static class VerdictText
{
    private const int MostShown = 20;

    // Said of most unknown names, and what is missing is told exactly behind it.
    private const string CompilersGuess = " (are you missing a using directive or an assembly reference?)";

    /// <summary>What a landed change did.</summary>
    public static string Of(Landing landing, AgentWorkspace workspace)
    {
        if (landing.Verdict is not { } verdict)
            return workspace.Solution.Absence is { } absence ? $"Not checked: {absence}" : "Nothing for the compiler to check.";
        var introduced = verdict.Introduced.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToList();
        var errorsFixed = verdict.Fixed.Count(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        var text = new StringBuilder();
        text.Append(introduced.Count == 0 ? "Checked: introduces no error" : $"Checked: introduces {Errors(introduced.Count)}");
        if (errorsFixed > 0)
            text.Append($", fixes {errorsFixed}");
        text.Append('.').Append(List(introduced, workspace));
        var others = landing.Open.Length - introduced.Count;
        if (others > 0)
            text.Append($"\nStill open from earlier edits: {Errors(others)}.{List(landing.Open.Except(introduced), workspace)}");
        foreach (var weakness in verdict.Weaknesses)
            text.Append($"\nWeaker than a build: {weakness}");
        return text.ToString();
    }

    /// <summary>A change that was not even written.</summary>
    public static string OfRefusal(Verdict verdict, AgentWorkspace workspace) =>
        $"Nothing was written: the result would not parse.{List(verdict.Introduced, workspace)}\nSend the edit again with this mended.";

    /// <summary>What keeps a turn from being done; empty if nothing does.</summary>
    public static string OfProof(TurnProof proof, AgentWorkspace workspace)
    {
        if (proof.Holds)
            return "";
        var text = new StringBuilder("Not done: what this turn changed is not proven.");
        if (!proof.Introduced.IsEmpty)
            text.Append($"\n{Errors(proof.Introduced.Length)} were not there before:{List(proof.Introduced, workspace)}");
        if (proof.Tests is { NewlyFailing: { IsEmpty: false } failing })
            text.Append(
                $"\nNewly failing tests:{string.Concat(failing.Take(MostShown).Select(name => $"\n  {name}"))}{More(failing.Length)}"
            );
        if (!proof.WeakenedTests.IsEmpty)
            text.Append(
                $"\nTests that nobody asked to change say less than before:{string.Concat(proof.WeakenedTests.Take(MostShown).Select(line => $"\n  {line}"))}{More(proof.WeakenedTests.Length)}"
                    + "\nPut them back and make the code right. If a test itself is wrong, leave it as it is and say so."
            );
        return text.Append("\nMend this, or take the change back with Undo. Then finish.").ToString();
    }

    private static string List(IEnumerable<CheckDiagnostic> diagnostics, AgentWorkspace workspace)
    {
        var lines = diagnostics
            .GroupBy(diagnostic => (diagnostic.Id, diagnostic.Path, diagnostic.Line, diagnostic.Message))
            .Select(group => Line([.. group], workspace))
            .ToList();
        return string.Concat(lines.Take(MostShown).Select(line => $"\n  {line}")) + More(lines.Count);
    }

    private static string Line(List<CheckDiagnostic> same, AgentWorkspace workspace)
    {
        var first = same[0];
        var place = first.Path is null ? first.Project : $"{workspace.Relative(first.Path)}:{first.Line}:{first.Column}";
        var nearest = first.Suggestions.IsEmpty ? "" : $" Nearest that exist: {string.Join(", ", first.Suggestions.Take(3))}.";
        var projects = string.Join(", ", same.Select(diagnostic => diagnostic.Project).Distinct());
        var message = first.Message.Replace(CompilersGuess, "", StringComparison.Ordinal);
        return $"{place} {first.Id}: {message} [{projects}]{nearest}";
    }

    private static string More(int count) => count > MostShown ? $"\n  … and {count - MostShown} more" : "";

    private static string Errors(int count) => count == 1 ? "1 error" : $"{count} errors";
}
