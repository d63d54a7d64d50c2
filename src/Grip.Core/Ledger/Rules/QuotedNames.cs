using System.Text.RegularExpressions;

namespace Grip.Core.Ledger.Rules;

/// <summary>Names that a message puts in quotes, which is how compilers and tools name what they speak of.</summary>
internal static partial class QuotedNames
{
    public static IEnumerable<string> Of(string line) => Quoted().Matches(line).Select(match => match.Groups["name"].Value);

    [GeneratedRegex(@"['""`‘](?<name>[\w.@/\-]{2,80})['""`’]", RegexOptions.ExplicitCapture)]
    private static partial Regex Quoted();
}
