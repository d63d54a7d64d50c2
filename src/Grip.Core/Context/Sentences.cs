using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Grip.Core.Context;

/// <summary>Finds the sentences that must not get lost: what the user demands, what the model decided and why.</summary>
internal static partial class Sentences
{
    private const int LongestDecision = 300;

    /// <summary>Sentences of the user's that bind: what must, must not, or may only be.</summary>
    public static IEnumerable<string> Binding(string text) => Split(text).Where(sentence => Binds().IsMatch(sentence));

    /// <summary>Sentences that say what was decided, or a reason.</summary>
    public static ImmutableArray<string> Decisions(string text) =>
        [.. Split(text).Where(sentence => sentence.Length is > 15 and < LongestDecision && Decides().IsMatch(sentence))];

    private static IEnumerable<string> Split(string text) =>
        Ends().Split(text).Select(sentence => sentence.Trim()).Where(sentence => sentence.Length > 0);

    [GeneratedRegex(@"(?<=[.!?;])\s+|\n+")]
    private static partial Regex Ends();

    [GeneratedRegex(
        @"\b(must|never|always|only|don't|do not|not|no|without|keep|avoid|shall|should|have to|has to|at (most|least)|exactly|unless|except|instead of|required?|forbidden|prefer|make sure|ensure|leave|stay|use|may|nur|nie|nicht|kein\w*|immer|muss|ohne)\b",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Binds();

    [GeneratedRegex(
        @"\b(because|since|so that|instead of|rather than|decided|decision|chose|choose|therefore|the reason|in order to|turned out|root cause|the cause|must not|has to|weil|daher)\b",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Decides();
}
