using System.Text;
using System.Text.RegularExpressions;

namespace Grip.Tools;

/// <summary>Path patterns: '*' and '?' within a name, '**' over folders, {a,b} for one of several.</summary>
internal static class GlobPattern
{
    /// <summary>For paths with '/'; a pattern without a folder matches names anywhere.</summary>
    public static Regex Compile(string pattern)
    {
        var glob = pattern.Replace('\\', '/').TrimStart('/');
        if (!glob.Contains('/', StringComparison.Ordinal))
            glob = "**/" + glob;
        var text = new StringBuilder("^");
        var depth = 0;
        for (var i = 0; i < glob.Length; i++)
            i = Append(text, glob, i, ref depth);
        return new Regex(
            text.Append(depth > 0 ? ")" : "").Append("\\z").ToString(),
            RegexOptions.NonBacktracking | RegexOptions.CultureInvariant
        );
    }

    private static int Append(StringBuilder text, string glob, int i, ref int depth)
    {
        switch (glob[i])
        {
            case '*' when glob.AsSpan(i).StartsWith("**/"):
                text.Append("(.*/)?");
                return i + 2;
            case '*' when glob.AsSpan(i).StartsWith("**"):
                text.Append(".*");
                return i + 1;
            case '*':
                text.Append("[^/]*");
                return i;
            case '?':
                text.Append("[^/]");
                return i;
            case '{' when glob.IndexOf('}', i) > 0:
                depth++;
                text.Append("(?:");
                return i;
            case '}' when depth > 0:
                depth--;
                text.Append(')');
                return i;
            case ',' when depth > 0:
                text.Append('|');
                return i;
            default:
                text.Append(Regex.Escape(glob[i].ToString()));
                return i;
        }
    }
}
