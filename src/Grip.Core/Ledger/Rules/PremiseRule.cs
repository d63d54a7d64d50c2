using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Grip.Core.Ledger.Rules;

/// <summary>On the second failure: what do the attempts rest on that may not exist?</summary>
internal static partial class PremiseRule
{
    private const int MostPremises = 4;

    /// <returns>What is to be looked up, or null if this is no second failure.</returns>
    public static ImmutableArray<Premise>? Of(LedgerView view)
    {
        var now = view.Now;
        if (now.Outcome.Empty)
            return EmptySearchRule.SameSearches(view).Count() == 1
                ?
                [
                    .. EmptySearchRule
                        .Core(now)
                        .Take(MostPremises)
                        .Select(_ => new Premise(PremiseKind.Symbol, EmptySearchRule.Pattern(now), ""))
                        .Distinct(),
                ]
                : null;
        if (!now.Outcome.Failed)
            return now.Kind == ActionKind.Edit && now.Faults.Length > 0 && IsSecond(view, attempt => attempt.Faults == now.Faults)
                ? Named(string.Join('\n', now.Before.Errors))
                : null;
        if (!IsSecond(view, attempt => attempt.Outcome.Failed && attempt.Kind == now.Kind && attempt.Family == now.Family))
            return null;
        return now.Kind == ActionKind.Edit
            ? [.. now.Paths.Take(1).Select(path => new Premise(PremiseKind.Text, now.Subject, path))]
            : Named(now.Outcome.Excerpt);
    }

    /// <summary>Exactly one earlier failure, so that it is said once.</summary>
    private static bool IsSecond(LedgerView view, Func<Attempt, bool> failed) =>
        view.SinceProgress.Count(attempt => attempt.Ran && failed(attempt)) == 1;

    private static ImmutableArray<Premise> Named(string text) =>
        [
            .. Find(Symbol(), PremiseKind.Symbol, text),
            .. Find(Module(), PremiseKind.Package, text),
            .. Find(MissingFile(), PremiseKind.File, text),
            .. Find(Flag(), PremiseKind.Flag, text),
            .. Find(MissingProgram(), PremiseKind.Program, text),
        ];

    private static IEnumerable<Premise> Find(Regex pattern, PremiseKind kind, string text) =>
        pattern
            .Matches(text)
            .Select(match => new Premise(kind, match.Groups["name"].Value, kind == PremiseKind.Flag ? text : ""))
            .Distinct()
            .Take(MostPremises);

    [GeneratedRegex(
        @"(CS0246|CS0103|CS1061|CS0117|CS0234)[^'\n]*'(?<name>\w+)[^'\n]*'(?!.*definition for '|.*'\w+' in)|definition for '(?<name>\w+)'|type or namespace name '(?<name>\w+)'|[Nn]ame '(?<name>\w+)' (is not defined|does not exist)|[Cc]annot find name '(?<name>\w+)'|has no attribute '(?<name>\w+)'|Property '(?<name>\w+)' does not exist|cannot find symbol[\s\S]{0,60}symbol:\s+\w+ (?<name>\w+)|undefined: (?<name>\w+)|cannot find (value|type|function|macro) `(?<name>\w+)`|undefined reference to [`'](?<name>\w+)",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex Symbol();

    [GeneratedRegex(
        @"No module named '(?<name>[\w.]+)'|Cannot find (module|package) '(?<name>[^']+)'|Unable to find package (?<name>[\w.\-]+)|package (?<name>[\w./\-]+) is not in|unresolved import `(?<name>[\w:]+)`|404 Not Found[^\n]*?(?<name>@?[\w\-/]+)$",
        RegexOptions.ExplicitCapture | RegexOptions.Multiline
    )]
    private static partial Regex Module();

    [GeneratedRegex(
        @"(?<name>[\w./\-]+): No such file or directory|[Nn]o such file or directory: '(?<name>[^']+)'|cannot access '(?<name>[^']+)'|[Tt]here is no file (?<name>[\w./\-]*\w)|(MSB1009|MSB1003)[^\n]*?(?<name>[\w./\-]+\.\w+proj|[\w./\-]+\.slnx?)|ENOENT[^'\n]*'(?<name>[^']+)'|file not found: (?<name>\S+)|pathspec '(?<name>[^']+)'",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex MissingFile();

    [GeneratedRegex(
        @"(unrecognized|unknown|invalid|illegal|bad|unsupported) (arguments?|options?|flags?|switch|long option)\b[^\w\-]*(?<name>--?[\w\-]+)|Unrecognized command or argument '(?<name>[^']+)'|(?<name>--[\w\-]+) is not a (valid|recognized)|error: unexpected argument '(?<name>[^']+)'",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase
    )]
    private static partial Regex Flag();

    [GeneratedRegex(
        @"(?<name>[\w.\-]+): command not found|(?<name>[\w.\-]+): not found$|Missing script: ""(?<name>[^""]+)""",
        RegexOptions.ExplicitCapture | RegexOptions.Multiline
    )]
    private static partial Regex MissingProgram();
}
