using System.Text.RegularExpressions;

namespace Grip.Core.Ledger.Rules;

/// <summary>The last words of an answer without a call announce what the agent will do now.</summary>
internal static partial class AnnouncedRule
{
    /// <param name="words">All that the answer says.</param>
    public static Finding? Look(string words)
    {
        var last = words.Trim().Split('\n').LastOrDefault(line => line.Trim().Length > 0)?.Trim() ?? "";
        var sentence = last.Split(". ").Last().Trim();
        if (last.Contains('?', StringComparison.Ordinal) || Polite().IsMatch(sentence) || !Intent().IsMatch(sentence))
            return null;
        return new Finding(
            SpiralKind.Announced,
            "announced",
            $"You said \"{(sentence.Length > 120 ? sentence[..120] + "…" : sentence)}\" but called no tool, so nothing was done. Do it now with a call; if there is nothing to do, say that you are done."
        );
    }

    [GeneratedRegex(
        @"^(now,? |next,? |first,? |then,? |so,? |ok(ay)?,? |great[,!]? |alright,? )*((now )?(I'll|I will|I am going to|I'm going to|let me|let's|I need to|I should|I can now|we need to) (now |next |first |then |also |start by |begin by )?(\w+))",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Intent();

    [GeneratedRegex(
        @"let me know|happy to|glad to|I('ll| will) (wait|be here|stop|leave|not)|if you|would you|whenever",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Polite();
}
