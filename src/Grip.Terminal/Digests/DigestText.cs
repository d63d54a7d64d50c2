using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Grip.Terminal.Digests;

/// <summary>Writes facts within a number of characters: what is worth most first, and what is left out is counted.</summary>
internal sealed class DigestText(int mostCharacters)
{
    private const int LongestMessage = 400;
    private const int LongestLine = 200;

    /// <summary>Facts may go over the budget by so much before they are counted instead of said: an error that is not named costs a turn.</summary>
    private const int FactsOver = 2;

    private readonly StringBuilder _text = new();

    public void Facts(LogFacts facts, Changed? changed)
    {
        var errors = facts.Problems.Where(problem => problem.Severity == ProblemSeverity.Error).ToArray();
        var warnings = facts.Problems.Where(problem => problem.Severity == ProblemSeverity.Warning).ToArray();
        if (Counts(errors.Length, warnings.Length, facts.FailedTests.Length) is { Length: > 0 } counts)
            _text.Append(counts).Append('\n');
        if (changed is not null)
            _text.Append(changed.Sentence).Append('\n');
        Rows(facts.FailedTests.Select(test => Lines(test, changed)), "failing tests");
        Rows(Grouped(errors, changed), "errors");
        Rows(facts.KeyLines.Select(line => line.Text.Truncated(LongestLine)), "lines");
        Rows(Grouped(warnings, changed: null), "warnings");
    }

    /// <summary>What is left of the budget is spent on the log itself, a quarter on its head.</summary>
    public void HeadAndTail(FoldedLog log, string query)
    {
        var left = Math.Max(mostCharacters - _text.Length, mostCharacters / 5);
        var (head, tail) = (Take(log.Lines, left / 4), Take(log.Lines.Reverse(), left * 3 / 4));
        var hidden = Math.Max(0, log.Lines.Length - head.Length - tail.Length);
        var rest = query.Length > 0 ? $", {query} shows them" : "";
        _text.Append(CultureInfo.InvariantCulture, $"--- {log.Lines.Length} lines; the first {head.Length}:\n");
        foreach (var line in head)
            _text.Append(line).Append('\n');
        _text.Append(CultureInfo.InvariantCulture, $"--- {hidden} lines left out{rest}; the last {tail.Length}:\n");
        foreach (var line in tail.Reverse())
            _text.Append(line).Append('\n');
    }

    public override string ToString() => _text.ToString();

    private void Rows(IEnumerable<string> rows, string what)
    {
        var most = mostCharacters * FactsOver;
        var left = 0;
        foreach (var row in rows)
            if (left > 0 || _text.Length + row.Length > most)
                left++;
            else
                _text.Append(row).Append('\n');
        if (left > 0)
            _text.Append(CultureInfo.InvariantCulture, $"… and {left} more {what}\n");
    }

    private static string Counts(int errors, int warnings, int tests)
    {
        string[] parts =
        [
            .. tests > 0 ? [$"{tests} failing {(tests == 1 ? "test" : "tests")}"] : Array.Empty<string>(),
            .. errors > 0 ? [$"{errors} {(errors == 1 ? "error" : "errors")}"] : Array.Empty<string>(),
            .. warnings > 0 ? [$"{warnings} {(warnings == 1 ? "warning" : "warnings")}"] : Array.Empty<string>(),
        ];
        return parts.Length == 0 ? "" : string.Join(", ", parts) + ":";
    }

    /// <summary>The same message at many places is one row with its places.</summary>
    private static IEnumerable<string> Grouped(IEnumerable<Problem> problems, Changed? changed) =>
        problems
            .GroupBy(problem => (problem.Severity, problem.Code, problem.Message))
            .Select(group =>
            {
                var first = group.First();
                var mark = changed is not null && group.Any(problem => changed.New.Contains(problem.Identity)) ? "new: " : "";
                var kind = first.Severity == ProblemSeverity.Error ? "error" : "warning";
                var code = first.Code.Length > 0 ? $" {first.Code}" : "";
                return $"{mark}{Places([.. group])}{kind}{code}: {first.Message.Truncated(LongestMessage)}";
            });

    private static string Places(ImmutableArray<Problem> problems)
    {
        var byFile = problems
            .Where(problem => problem.File.Length > 0)
            .GroupBy(problem => problem.File)
            .Select(file =>
                file.Any(problem => problem.Line > 0) ? $"{file.Key}:{string.Join(',', file.Select(Position).Distinct())}" : file.Key
            )
            .ToArray();
        return byFile.Length == 0 ? "" : string.Join("; ", byFile) + ": ";
    }

    private static string Position(Problem problem) =>
        problem.Column > 0 ? $"{problem.Line}:{problem.Column}" : problem.Line.ToString(CultureInfo.InvariantCulture);

    private static string Lines(FailedTest test, Changed? changed)
    {
        var mark = changed is not null && changed.New.Contains(Changed.IdentityOf(test)) ? "new: " : "";
        var frame = test.Frame.Length > 0 ? $" at {test.Frame}" : "";
        return string.Join(
            '\n',
            [$"{mark}failed: {test.Name}{frame}", .. test.Details.Select(line => "    " + line.Truncated(LongestLine))]
        );
    }

    private static string[] Take(IEnumerable<string> lines, int characters)
    {
        var taken = new List<string>();
        foreach (var line in lines)
        {
            var shown = line.Truncated(LongestLine);
            if ((characters -= shown.Length + 1) < 0)
                break;
            taken.Add(shown);
        }

        return [.. taken];
    }
}
