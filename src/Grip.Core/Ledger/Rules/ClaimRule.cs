using System.Text.RegularExpressions;

namespace Grip.Core.Ledger.Rules;

/// <summary>An answer claims that tests pass or that it builds, and the last such command of this turn failed.</summary>
internal static partial class ClaimRule
{
    /// <param name="turn">The attempts of this turn.</param>
    public static Finding? Look(string words, IReadOnlyList<Attempt> turn) =>
        Contradiction(Claims(words, Tests()), turn, Programs.IsTest) ?? Contradiction(Claims(words, Builds()), turn, Programs.IsBuild);

    private static Finding? Contradiction(string? claim, IReadOnlyList<Attempt> turn, Func<string, bool> isSuch)
    {
        if (
            claim is null
            || turn.LastOrDefault(attempt =>
                attempt is { Kind: ActionKind.Command or ActionKind.Note, Ran: true, Denied: false } && isSuch(attempt.Family)
            )
                is not { Outcome.Failed: true } last
        )
            return null;
        return new Finding(
            SpiralKind.FalseClaim,
            "claim",
            $"You say \"{claim}\", but the last run of '{last.Shown}' (attempt {last.Number}) failed: {last.Outcome.Line}\nNothing has passed since. Mend it and run it again, or say plainly what fails."
        );
    }

    private static string? Claims(string words, Regex claim) =>
        words
            .Split('\n', '.', '!', ';')
            .Select(sentence => sentence.Trim())
            .FirstOrDefault(sentence => claim.IsMatch(sentence) && !Hedged().IsMatch(sentence));

    [GeneratedRegex(
        @"\b(tests?|specs?|test suite|suite)\b.{0,30}\b(pass(es|ed|ing)?|green|succeed(s|ed)?|successful(ly)?)\b|\b(pass(es|ed|ing)?)\b.{0,15}\btests\b",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Tests();

    [GeneratedRegex(
        @"\b(builds?|compiles?|everything|it|code|project|solution)\b.{0,20}\b(builds|compiles|compiled|built|succeed(s|ed)?|cleanly|successful(ly)?)\b",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Builds();

    [GeneratedRegex(
        @"\b(not|n't|cannot|fail\w*|except|should|would|could|once|until|if|when|before|unless|still|but|some|previously|to make)\b|n't\b",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Hedged();
}
