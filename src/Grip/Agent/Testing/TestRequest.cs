using System.Text.RegularExpressions;

namespace Grip.Agent.Testing;

/// <summary>Whether the user's words ask for tests to be changed. "Make the tests pass" does not.</summary>
internal static partial class TestRequest
{
    public static bool AsksFor(string words, string path)
    {
        var name = Path.GetFileNameWithoutExtension(path);
        return Changing().IsMatch(words)
            || Regex.IsMatch(words, $@"\b{Regex.Escape(name)}\b", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
    }

    [GeneratedRegex(
        @"\b(writ(e|ing)|add(ing)?|updat(e|ing)|chang(e|ing)|adapt(ing)?|adjust(ing)?|rewrit(e|ing)|delet(e|ing)|remov(e|ing)|edit(ing)?|extend(ing)?|convert(ing)?|migrat(e|ing)|refactor(ing)?|skip(ping)?|disabl(e|ing)|correct(ing)?|clean(ing)? up|improv(e|ing))\b[^.\n]{0,60}\b(tests?|specs?|assertions?|expectations?|snapshots?)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Changing();
}
