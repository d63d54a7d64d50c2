using System.Text.RegularExpressions;

namespace Grip.Automations.Rewrite.Patterns;

/// <summary>A $$$ among the modifiers of a member. A member asks only about modifiers that it writes, so it says nothing.</summary>
internal static partial class AnyModifiers
{
    /// <summary>The code with white space in its place; null if there is none.</summary>
    public static string? Without(string code)
    {
        var match = Form().Match(code);
        if (!match.Success)
            return null;
        var hole = match.Groups["hole"];
        return code[..hole.Index] + new string(' ', hole.Length) + code[(hole.Index + hole.Length)..];
    }

    [GeneratedRegex(
        @"^\s*(\[[^\]]*\]\s*)*((public|private|protected|internal|static|readonly|abstract|virtual|override|sealed|async|partial|new|unsafe|extern|required|volatile)\s+)*(?<hole>ǂǂǂ\w*)\s+\S",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Form();
}
