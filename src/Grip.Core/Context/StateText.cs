using System.Collections.Immutable;
using System.Text;
using Grip.Core.Ledger;

namespace Grip.Core.Context;

/// <param name="Section">As in "the task", "open errors".</param>
/// <param name="Items">How many.</param>
public sealed record KeptSection(string Section, int Items);

/// <summary>The state of the work as the model reads it after its messages are gone: facts from the ledger and the user's own words, not retold.</summary>
internal sealed class StateText
{
    private const int MostFiles = 40;
    private readonly StringBuilder _text = new();
    private readonly List<KeptSection> _sections = [];

    public string Text => _text.ToString();

    public ImmutableArray<KeptSection> Sections => [.. _sections];

    /// <param name="budget">In tokens; what binds the user's wishes is kept also beyond it.</param>
    public static StateText Of(string opening, KeptState kept, AttemptLedger ledger, int budget)
    {
        var state = new StateText();
        state._text.Append(opening);
        state.UserWords(kept.UserWords, budget / 2);
        state.Lines("Decisions and their reasons", "decisions", Fitting(kept.Decisions, budget / 6));
        if (kept.Plan.Length > 0)
            state.Lines("The plan", "items of the plan", kept.Plan.Split('\n').Where(line => line.StartsWith('[')));
        state.Lines("Errors that this work has introduced and that are open", "open errors", ledger.Now.Errors.Take(20));
        state.Lines("Tests that fail now and did not before", "failing tests", ledger.Now.FailingTests.Take(20));
        state.Lines("Commands as they last ended", "last results", LastResults(ledger));
        state.Lines("Tried, and did not help", "failed attempts", Fitting(LedgerNotes.Failures(ledger.All, 30), budget / 6));
        state.Lines("Files changed", "files changed", Files(ledger));
        state.Lines("Files read (read again what you need; views of them are gone)", "files read", Read(ledger, Math.Max(5, budget / 150)));
        if (kept.Standing.Length > 0)
            state.Lines("Where it stands", "words of the model", [Cut(kept.Standing, budget / 6)]);
        return state;
    }

    private void UserWords(ImmutableArray<string> words, int budget)
    {
        if (words.IsEmpty)
            return;
        var each = Math.Max(60, budget / words.Length);
        Lines("The task, in the user's words", "the task", [Whole(words[0], Math.Max(each, budget / 3))], bullets: false);
        Lines("The user also said, in this order", "the user's later words", words.Skip(1).Select(one => Whole(one, each)));
    }

    /// <summary>Word for word if it fits; else its ends, and in full every sentence that binds.</summary>
    private static string Whole(string words, int budget)
    {
        if (TokenEstimate.Of(words) <= budget)
            return words;
        var cut = Cut(words, budget);
        var lost = Sentences
            .Binding(words)
            .Where(sentence => !cut.Contains(sentence, StringComparison.Ordinal))
            .Distinct(StringComparer.Ordinal)
            .ToArray();
        return lost.Length == 0
            ? cut
            : $"{cut}\n  Of what is left out, these bind:\n{string.Join('\n', lost.Select(sentence => $"  - {sentence}"))}";
    }

    private void Lines(string heading, string section, IEnumerable<string> lines, bool bullets = true)
    {
        var all = lines.ToArray();
        if (all.Length == 0)
            return;
        _text.Append($"\n\n{heading}:");
        foreach (var line in all)
            _text.Append(bullets ? $"\n- {line}" : $"\n{line}");
        _sections.Add(new KeptSection(section, all.Length));
    }

    /// <summary>The newest that fit, in their order.</summary>
    private static IEnumerable<string> Fitting(IEnumerable<string> lines, int budget)
    {
        var left = budget;
        return lines.Reverse().TakeWhile(line => (left -= TokenEstimate.Of(line)) >= 0).Reverse();
    }

    private static IEnumerable<string> LastResults(AttemptLedger ledger) =>
        ledger
            .All.Where(attempt =>
                attempt is { Kind: ActionKind.Command, Ran: true, Denied: false }
                && (Programs.IsTest(attempt.Family) || Programs.IsBuild(attempt.Family))
            )
            .GroupBy(attempt => attempt.Key)
            .Select(group => group.Last())
            .OrderBy(attempt => attempt.Number)
            .TakeLast(4)
            .Select(attempt =>
                $"{attempt.Shown} (attempt {attempt.Number}{(attempt.TreeAfter == ledger.Now.Tree ? "" : ", files have changed since")}): {attempt.Outcome.Line}"
            );

    private static IEnumerable<string> Files(AttemptLedger ledger) =>
        ledger
            .All.Where(attempt => attempt is { Kind: ActionKind.Edit, ChangedTree: true })
            .SelectMany(attempt => attempt.Paths.Select(path => (path, attempt.Number)))
            .GroupBy(pair => pair.path, StringComparer.Ordinal)
            .OrderByDescending(group => group.Last().Number)
            .Take(MostFiles)
            .Select(group =>
                $"{group.Key} ({(group.Count() == 1 ? "attempt" : $"{group.Count()} times, last in attempt")} {group.Last().Number})"
            );

    private static IEnumerable<string> Read(AttemptLedger ledger, int most) =>
        ledger
            .All.Where(attempt => attempt is { Kind: ActionKind.Read, Outcome.Failed: false })
            .Reverse()
            .SelectMany(attempt => attempt.Paths)
            .Distinct(StringComparer.Ordinal)
            .Take(most);

    public static string Cut(string text, int budget)
    {
        var characters = Math.Max(40, budget * 3);
        return text.Length <= characters ? text : $"{text[..(characters / 2)]} … {text[^(characters / 2)..]}";
    }
}
